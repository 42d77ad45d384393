import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { documentMaxBytes } from '../../../src/contract/case-choices.ts';
import { documentTypes, type Document } from '../../../src/contract/documents.ts';
import type { DocumentStore } from '../../connectors/documents/document-store.ts';
import type { Database } from '../../database/open.ts';
import { createBudget } from '../../http/gate.ts';
import type { Once } from '../../http/once.ts';
import { ProblemError } from '../../http/problems.ts';
import { readUpload } from '../../http/read.ts';
import type { PhotoPasses } from '../photo/passes.ts';
import { noRoom } from '../photo/routes.ts';
import { findDocument, insertDocument } from './store.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const pdf = Buffer.from('%PDF-');

/** Takes one document, whose bytes are the body, and answers with its id. */
export type TakeDocument = (context: Context) => Promise<Response>;

/** One for residents and officers alike, as for photos. */
export function createTakeDocument(store: DocumentStore, once: Once): TakeDocument {
  const hold = createBudget(8 * documentMaxBytes);

  return (context) =>
    hold(async (take) => {
      const bytes = await readUpload(context, { types: documentTypes, max: documentMaxBytes, take });
      const prepare = async () => {
        if (!pdf.equals(bytes.subarray(0, pdf.byteLength))) throw new ProblemError('unsupported-type');
        const document: Document = { id: randomUUID(), bytes: bytes.byteLength };
        // The file first, as for photos: a row that can be claimed has its file.
        await store.put(document.id, { whole: bytes }).catch(noRoom);
        return { status: 201 as const, body: document, effect: insertDocument(document) };
      };
      return once(context, bytes, prepare, { costly: true });
    });
}

/** `POST /documents` and `GET /documents/{id}`. */
export function documents(
  db: Database,
  store: DocumentStore,
  takeDocument: TakeDocument,
  passes: () => Promise<PhotoPasses>,
): Hono {
  const app = new Hono();

  app.post('/documents', takeDocument);

  app.get('/documents/:id', async (context) => {
    const id = context.req.param('id');
    const found = uuid.test(id) ? await findDocument(db, id) : undefined;
    const pass = context.req.query('pass');
    const open = found?.public || (found && pass !== undefined && (await passes()).allows(id, pass));
    const bytes = found && open ? await store.get(id, 'whole') : undefined;
    if (!found || !bytes) throw new ProblemError('not-found');
    context.header('Content-Type', 'application/pdf');
    // A stranger made it: it is saved, and opened by the council's page nowhere.
    context.header('Content-Disposition', disposition(found.name));
    context.header('Content-Security-Policy', 'sandbox');
    context.header('Cross-Origin-Resource-Policy', 'same-origin');
    context.header('Cache-Control', found.public ? 'public, max-age=3600' : 'private, max-age=3600');
    return context.body(bytes);
  });

  return app;
}

/** To be saved under this name, RFC 6266: what is not ASCII in the second form, which programs prefer. */
function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%;]/g, '_');
  const coded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${coded}`;
}
