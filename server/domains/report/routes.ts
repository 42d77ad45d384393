import { Hono } from 'hono';
import * as v from 'valibot';
import type { Council, Point } from '../../../src/contract/council.ts';
import type { Area } from '../../../src/contract/places.ts';
import { reportStatuses } from '../../../src/contract/cases.ts';
import {
  NewReport,
  type PublicCase,
  type PublicReport,
  type ReportList,
  type ReportReceipt,
} from '../../../src/contract/reports.ts';
import type { Service } from '../../../src/contract/services.ts';
import type { Database } from '../../database/open.ts';
import { answerLanguage, chooseLanguage, languageAmong, type AnswerLanguage } from '../../http/language.ts';
import type { Limit } from '../../http/limits.ts';
import type { Once } from '../../http/once.ts';
import { invalid, ProblemError } from '../../http/problems.ts';
import { readJson, readQuery } from '../../http/read.ts';
import { assetIds } from '../asset/rules.ts';
import { findAssets } from '../asset/store.ts';
import { linkAddress } from '../case/links.ts';
import { isClosed } from '../case/rules.ts';
import { confirmWords } from '../case/confirmation.ts';
import { newReference, newToken } from '../case/secrets.ts';
import { letterLanguage, letterLanguages, statusWords, type LetterLanguage } from '../case/status-words.ts';
import { caseIdOf, loadPublicCase } from '../case/store.ts';
import { ofStatus, publicTimeline } from '../case/view.ts';
import { addWorkingDays } from '../case/working-days.ts';
import { documentLink } from '../document/store.ts';
import type { Post } from '../mail/post.ts';
import { claimPhotos, photoLinks } from '../photo/store.ts';
import { acknowledgement } from './acknowledgement.ts';
import { nearQuery } from './query.ts';
import { checkReport, letterPlace, publicLabel } from './rules.ts';
import { insertReport, listReports, type ListedReport } from './store.ts';

/** What reports need to know of the council. */
export interface ReportSurroundings {
  council: (language: AnswerLanguage) => Council;
  areaOf: (point: Point) => Area;
  findService: (code: string, language: AnswerLanguage) => Promise<Service | undefined>;
  /** Page of the tracker, if the council has one. */
  tracker: (language: AnswerLanguage) => URL | undefined;
  /** Services whose reports wait for their senders to confirm them. */
  confirmEmail: 'all' | readonly string[];
  post: Post;
  /** Letters to one address. */
  notices: Limit;
  /** Told when there is mail to send. */
  mailQueued: () => void;
}

const mostListed = 100;

const ReportListQuery = v.strictObject({
  ...nearQuery(20_000),
  status: v.optional(v.picklist(['open', 'closed', ...reportStatuses], 'not-an-option')),
});

/** `POST /reports`, `GET /reports?lat&lng&radius&service&status` and `GET /reports/{reference}`. */
export function reports(db: Database, once: Once, surroundings: ReportSurroundings): Hono {
  const { council, areaOf, findService: find, tracker, confirmEmail, post, notices, mailQueued } = surroundings;
  const app = new Hono();

  app.post('/reports', async (context) => {
    const { value: report, bytes } = await readJson(context, NewReport);
    const language = answerLanguage(context);
    const answer = await once(context, bytes, async () => {
      const { place, contact } = report;
      const { lat, lng } = place;
      const service = await find(report.service, language);
      const area = lat === undefined || lng === undefined ? undefined : areaOf({ lat, lng });
      const assets = await findAssets(db, assetIds(place));
      const { answers, problems } = checkReport(report, {
        service,
        area,
        assets,
        mostPhotos: council(language).photos.most,
      });
      if (problems.length > 0 || !service) throw invalid(...problems);

      const now = new Date();
      const received = now.toISOString();
      const reference = newReference();
      const { token, hash: tokenHash } = newToken();
      const expected = addWorkingDays(now, service.workingDays);
      // Without a page for its link there is nothing to confirm it on.
      const waits =
        contact?.email !== undefined &&
        (confirmEmail === 'all' || confirmEmail.includes(service.code)) &&
        tracker(chooseLanguage(report.language)) !== undefined;
      const open = contact?.email === undefined || waits ? undefined : newToken();
      const letter =
        contact?.email === undefined || !open ? undefined : await letterFor(report.language, contact.email, open.token);
      const receipt: ReportReceipt = {
        reference,
        token,
        received,
        status: 'received',
        team: service.team,
        ...(waits
          ? { language: letterLanguage(report.language), next: confirmWords[letterLanguage(report.language)].next }
          : { expected, language: service.language, next: service.next }),
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
          private: service.private || waits,
          unconfirmed: waits ? (service.private ? 'private' : 'public') : undefined,
          received,
          expected,
          assets,
          letter,
          links: open ? [{ kind: 'open', hash: open.hash, days: 30 }] : [],
        }),
        after:
          photos.length === 0 && !waits
            ? undefined
            : async (transaction) => {
                const free = await claimPhotos(transaction, reference, photos);
                if (!free) throw invalid({ field: 'photos', code: 'unknown' });
                const caseId = waits ? await caseIdOf(transaction, reference) : undefined;
                if (caseId !== undefined) await post.newLink(transaction, caseId);
              },
      };

      async function letterFor(resident: string, to: string, token: string) {
        const spoken = chooseLanguage(resident);
        const own = await find(report.service, spoken);
        const { name, phone } = council(spoken);
        const page = tracker(spoken);
        return {
          to,
          limit: notices,
          ...acknowledgement(resident, {
            council: name,
            phone: phone.display,
            reference,
            expected,
            ...(own?.private ? {} : { service: own?.name, place: letterPlace(place.label ?? null, assets, spoken) }),
            next: own?.next ?? [],
            nextLanguage: own?.language ?? spoken,
            link: page && linkAddress(page, 'open', token),
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
    const statusLanguage = languageAmong(letterLanguages, context);
    const { reports: found, more } = await listReports(db, { ...query, most: mostListed });
    const list: ReportList = {
      language,
      ...ofStatus({ language, statusLanguage }),
      more,
      reports: await Promise.all(found.map((report) => named(report, language, statusLanguage))),
    };
    return context.json(list);
  });

  app.get('/reports/:reference', async (context) => {
    const stored = await loadPublicCase(db, context.req.param('reference'));
    if (!stored) throw new ProblemError('not-found');
    const language = answerLanguage(context);
    const statusLanguage = languageAmong(letterLanguages, context);
    const service = await find(stored.service, language);
    const { meaning, next } = statusWords[statusLanguage][stored.status];
    const timeline = publicTimeline(stored, {
      language,
      statusLanguage,
      service,
      council: council(language),
      now: new Date(),
      linkPhoto: (photo) => photoLinks(photo),
      linkDocument: (document) => documentLink(document),
    });
    const { reference, status, description, publicLat, publicLng, others, contact } = stored;
    const answer: PublicCase = {
      ...(await named(
        {
          reference,
          service: stored.service,
          status,
          closed: isClosed(status),
          description,
          label: publicLabel(stored.placeLabel),
          lat: publicLat ?? undefined,
          lng: publicLng ?? undefined,
          name: (contact?.showName && contact.name) || undefined,
          received: stored.receivedAt,
          updated: stored.updatedAt,
          others,
          photos: stored.photos.filter(({ eventId }) => eventId === null).map((photo) => photoLinks(photo)),
        },
        language,
        statusLanguage,
      )),
      language,
      ...ofStatus({ language, statusLanguage }),
      meaning,
      ...(next !== undefined && { next }),
      timeline,
      ...(stored.mergedIntoPublic && stored.mergedInto !== null && { mergedInto: stored.mergedInto }),
    };
    context.header('Content-Language', language);
    return context.json(answer);
  });

  /** With the words that depend on the language. */
  const named = async (
    report: ListedReport,
    language: AnswerLanguage,
    statusLanguage: LetterLanguage,
  ): Promise<PublicReport> => ({
    ...report,
    serviceName: (await find(report.service, language))?.name ?? report.service,
    statusLabel: statusWords[statusLanguage][report.status].label,
  });

  return app;
}
