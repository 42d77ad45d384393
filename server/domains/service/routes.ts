import { Hono } from 'hono';
import * as v from 'valibot';
import { line } from '../../../src/contract/text.ts';
import type { Database } from '../../database/open.ts';
import { answerLanguage, type AnswerLanguage } from '../../http/language.ts';
import { prepareJson, sendKept } from '../../http/prepared.ts';
import { ProblemError } from '../../http/problems.ts';
import { readQuery } from '../../http/read.ts';
import { remember } from '../../http/remember.ts';
import { findService, listServices, rulesVersion } from './store.ts';

const ServicesQuery = v.strictObject({ kind: v.optional(line(40)) });

const codePattern = /^[\w-]{1,80}$/;

/** `GET /services?kind=` and `GET /services/{code}`. */
export function services(db: Database): Hono {
  const app = new Hono();
  const list = remember(5, 100, async (language: AnswerLanguage, kind?: string) =>
    prepareJson(await listServices(db, language, kind)),
  );
  // What officers set holds at once: what was prepared before is asked for no more.
  const find = remember(5, 1000, async (code: string, language: AnswerLanguage, _version: string) => {
    const found = await findService(db, code, language);
    return found && { language: found.service.language, prepared: prepareJson(found.service) };
  });

  app.get('/services', async (context) => {
    const { kind } = readQuery(context, ServicesQuery);
    const language = answerLanguage(context);
    return sendKept(context, language, await list(language, kind));
  });

  app.get('/services/:code', async (context) => {
    const language = answerLanguage(context);
    const code = context.req.param('code');
    const service = codePattern.test(code)
      ? await find(code, language, String(await rulesVersion(db, code)))
      : undefined;
    if (!service) throw new ProblemError('not-found');
    return sendKept(context, service.language, service.prepared);
  });

  return app;
}
