import { Hono } from 'hono';
import * as v from 'valibot';
import type { Council, Point } from '../../../src/contract/council.ts';
import type { Area } from '../../../src/contract/places.ts';
import { NewReport, type ReportList, type ReportReceipt } from '../../../src/contract/reports.ts';
import type { Service } from '../../../src/contract/services.ts';
import { line, longitude, numeric } from '../../../src/contract/text.ts';
import type { Database } from '../../database/open.ts';
import { answerLanguage, chooseLanguage, type AnswerLanguage } from '../../http/language.ts';
import type { Once } from '../../http/once.ts';
import { invalid } from '../../http/problems.ts';
import { readJson, readQuery } from '../../http/read.ts';
import { remember } from '../../http/remember.ts';
import { newReference, newToken } from '../case/secrets.ts';
import { addWorkingDays } from '../case/working-days.ts';
import { claimPhotos } from '../photo/store.ts';
import { acknowledgement } from './acknowledgement.ts';
import { checkReport, publicLabel } from './rules.ts';
import { insertReport, listReports } from './store.ts';

/** What reports need to know of the council. */
export interface ReportSurroundings {
  council: (language: AnswerLanguage) => Council;
  areaOf: (point: Point) => Area;
  getService: (db: Database, code: string, language: AnswerLanguage) => Promise<Service | undefined>;
  /** Told when there is mail to send. */
  mailQueued: () => void;
}

const mostListed = 100;

const ReportListQuery = v.strictObject({
  // As far as the map goes, which is drawn in Mercator.
  lat: v.pipe(numeric, v.minValue(-85, 'too-small'), v.maxValue(85, 'too-big')),
  lng: v.pipe(numeric, longitude),
  /** Metres. */
  radius: v.optional(v.pipe(numeric, v.minValue(1, 'too-small'), v.maxValue(20_000, 'too-big')), '500'),
  service: v.optional(line(80)),
});

/** `POST /reports` and `GET /reports?lat&lng&radius&service`. */
export function reports(db: Database, once: Once, surroundings: ReportSurroundings): Hono {
  const { council, areaOf, mailQueued } = surroundings;
  const find = remember(5, 1000, (code: string, language: AnswerLanguage) =>
    surroundings.getService(db, code, language),
  );
  const app = new Hono();

  app.post('/reports', async (context) => {
    const { value: report, bytes } = await readJson(context, NewReport);
    const language = answerLanguage(context);
    const answer = await once(context, bytes, async () => {
      const { place, contact } = report;
      const { lat, lng } = place;
      const service = await find(report.service, language);
      const area = lat === undefined || lng === undefined ? undefined : areaOf({ lat, lng });
      const { answers, problems } = checkReport(report, { service, area, mostPhotos: council(language).photos.most });
      if (problems.length > 0 || !service) throw invalid(...problems);

      const now = new Date();
      const received = now.toISOString();
      const reference = newReference();
      const { token, hash: tokenHash } = newToken();
      const expected = addWorkingDays(now, service.workingDays);
      const letter = contact?.email === undefined ? undefined : await letterFor(report.language, contact.email);
      const receipt: ReportReceipt = {
        reference,
        token,
        received,
        expected,
        language: service.language,
        status: 'received',
        team: service.team,
        next: service.next,
      };
      const photos = [...new Set(report.photos)];
      return {
        status: 201,
        body: receipt,
        effect: insertReport({
          report,
          answers,
          reference,
          tokenHash,
          private: service.private,
          received,
          expected,
          letter,
        }),
        after:
          photos.length === 0
            ? undefined
            : async (transaction) => {
                const free = await claimPhotos(transaction, reference, photos);
                if (!free) throw invalid({ field: 'photos', code: 'unknown' });
              },
      };

      async function letterFor(resident: string, to: string) {
        const spoken = chooseLanguage(resident);
        const own = await find(report.service, spoken);
        const { name, phone } = council(spoken);
        return {
          to,
          ...acknowledgement(resident, {
            council: name,
            phone: phone.display,
            reference,
            expected,
            ...(own?.private ? {} : { service: own?.name, place: publicLabel(place.label ?? null) }),
            next: own?.next ?? [],
            nextLanguage: own?.language ?? spoken,
          }),
        };
      }
    });
    mailQueued();
    return answer;
  });

  app.get('/reports', async (context) => {
    const query = readQuery(context, ReportListQuery);
    const language = answerLanguage(context);
    const { reports: found, more } = await listReports(db, { ...query, most: mostListed });
    const codes = [...new Set(found.map(({ service }) => service))];
    const names = new Map(
      await Promise.all(codes.map(async (code) => [code, (await find(code, language))?.name] as const)),
    );
    const list: ReportList = {
      language,
      more,
      reports: found.map((report) => ({ ...report, serviceName: names.get(report.service) ?? report.service })),
    };
    return context.json(list);
  });

  return app;
}
