// The front door of a Supabase project: /auth/v1 is @supabase/lite, /rest/v1 is the PostgREST at REST_URL.
//
// Listens on a free port of loopback and prints where. Reads DATABASE_SOCKET, DATABASE_PORT, DATABASE, JWT_SECRET and REST_URL.
import { serve } from "@hono/node-server";
import { App } from "@supabase/lite";
import { createPostgresConnection } from "@supabase/lite/postgres";

const { DATABASE_SOCKET, DATABASE_PORT, DATABASE, JWT_SECRET, REST_URL } = process.env;

// lite hands over what is JSON text already; the driver would quote it once more and store a string.
const jsonb = { to: 3802, from: [3802], serialize: (value) => (typeof value === "string" ? value : JSON.stringify(value)), parse: JSON.parse };

const auth = new App({
  connection: createPostgresConnection({
    url: "",
    postgresOptions: {
      host: DATABASE_SOCKET,
      port: Number(DATABASE_PORT),
      database: DATABASE,
      username: "supabase_auth_admin",
      max: 2,
      types: { jsonb },
    },
  }),
  auth: { enabled: true, jwt_secret: JWT_SECRET, email: { enable_confirmations: false } },
});

async function rest(request, path) {
  const { method } = request;
  const headers = new Headers(request.headers);
  headers.delete("host");
  headers.delete("content-length");
  const body = method === "GET" || method === "HEAD" ? undefined : await request.arrayBuffer();
  try {
    return await fetch(REST_URL + path, { method, headers, body });
  } catch (error) {
    return Response.json({ message: `PostgREST does not answer: ${error.cause ?? error}` }, { status: 502 });
  }
}

const server = serve(
  {
    hostname: "127.0.0.1",
    port: 0,
    fetch(request) {
      const { pathname, search } = new URL(request.url);
      if (pathname.startsWith("/rest/v1/")) return rest(request, pathname.slice("/rest/v1".length) + search);
      if (pathname.startsWith("/auth/v1/")) return auth.fetch(request);
      return new Response("no such service", { status: 404 });
    },
  },
  ({ port }) => console.log(`gateway listens on http://127.0.0.1:${port}`),
);
server.on("error", (error) => {
  console.error(error);
  process.exit(1);
});
