import { Hono } from 'hono';
import * as v from 'valibot';
import { line } from '../../../src/contract/text.ts';
import type { Database } from '../../database/open.ts';
import { answerLanguage } from '../../http/language.ts';
import { ProblemError } from '../../http/problems.ts';
import { readQuery } from '../../http/read.ts';
import { getService, listServices } from './store.ts';

const ServicesQuery = v.strictObject({ kind: v.optional(line(40)) });

const codePattern = /^[\w-]{1,80}$/;

/** `GET /services?kind=` and `GET /services/{code}`. */
export function services(db: Database): Hono {
  const app = new Hono();

  app.get('/services', async (context) => {
    const { kind } = readQuery(context, ServicesQuery);
    const language = answerLanguage(context);
    context.header('Content-Language', language);
    return context.json(await listServices(db, language, kind));
  });

  app.get('/services/:code', async (context) => {
    const language = answerLanguage(context);
    const code = context.req.param('code');
    const service = codePattern.test(code) ? await getService(db, code, language) : undefined;
    if (!service) throw new ProblemError('not-found');
    context.header('Content-Language', service.language);
    return context.json(service);
  });

  return app;
}
