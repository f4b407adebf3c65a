// Reads a list of Mermaid diagrams as JSON from standard input; answers with a list of what Mermaid says of each.
import { text } from "node:stream/consumers";
import { JSDOM } from "jsdom";

// Mermaid cleans labels with a library that needs a document.
const { window } = new JSDOM("");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");

const answers = [];
for (const diagram of JSON.parse(await text(process.stdin))) {
  try {
    await mermaid.parse(diagram);
    const { db, type } = await mermaid.mermaidAPI.getDiagramFromText(diagram);
    const boxes = type === "er" ? db.getEntities() : db.getVertices();
    answers.push({ type, boxes: boxes.size, error: null });
  } catch (error) {
    answers.push({ type: null, boxes: 0, error: String(error) });
  }
}
process.stdout.write(JSON.stringify(answers));
