// Replays chains of supabase-js calls: a JSON request per line of stdin, a JSON answer per line of stdout. Ends with stdin.
//
// A request is {session, url, key, steps}, a step is [method, arguments]; a method may have a dotted path, as "auth.signUp".
// A session is a client of its own, made when first named: whoever signed in on it stays signed in.
import { createInterface } from "node:readline";
import { createClient } from "@supabase/supabase-js";

const auth = { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false };
const sessions = new Map();

function session({ session: name, url, key }) {
  if (!sessions.has(name)) sessions.set(name, createClient(url, key, { auth }));
  return sessions.get(name);
}

function replay(client, steps) {
  return steps.reduce((value, [path, parameters]) => {
    const names = path.split(".");
    const method = names.pop();
    const owner = names.reduce((object, name) => object[name], value);
    return owner[method](...parameters);
  }, client);
}

async function answer(request) {
  try {
    const { data = null, error, count = null, status } = await replay(session(request), request.steps);
    const { code = null, message = null, details = null, hint = null } = error ?? {};
    return { status: status ?? error?.status ?? 200, data, count, code, message, details, hint };
  } catch (problem) {
    return { thrown: String(problem) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await answer(JSON.parse(line))));
}
