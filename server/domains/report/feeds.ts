import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import type { Council } from '../../../src/contract/council.ts';
import type { Service } from '../../../src/contract/services.ts';
import { localDay } from '../../../src/core/dates.ts';
import type { Database } from '../../database/open.ts';
import { chooseLanguage, languageAmong, type AnswerLanguage } from '../../http/language.ts';
import { prepare, sendPrepared } from '../../http/prepared.ts';
import { ProblemError } from '../../http/problems.ts';
import { readQuery } from '../../http/read.ts';
import { publicAddress } from '../case/links.ts';
import { letterLanguages, statusWords, type LetterLanguage } from '../case/status-words.ts';
import { loadPublicCase } from '../case/store.ts';
import { publicTimeline } from '../case/view.ts';
import { documentLink } from '../document/store.ts';
import { photoLinks } from '../photo/store.ts';
import { writeAtom, type AtomFeed } from './atom.ts';
import { nearQuery } from './query.ts';
import { publicLabel } from './rules.ts';
import { latestReports } from './store.ts';

export interface FeedSurroundings {
  council: (language: AnswerLanguage) => Council;
  findService: (code: string, language: AnswerLanguage) => Promise<Service | undefined>;
  /** Page of the tracker, if the council has one. */
  tracker: (language: AnswerLanguage) => URL | undefined;
  /** Address that the server has for the world outside. */
  site: () => URL;
}

/** Reports of one feed, and the metres that it reaches: what is older, or farther, is for the list. */
const most = 50;
const reach = 5000;

/** A news reader asks for no language; the address that it was given says it. */
const language = v.optional(v.picklist(letterLanguages, 'not-an-option'));
const NearFeedQuery = v.strictObject({ ...nearQuery(reach), language });
const OneFeedQuery = v.strictObject({ language });

const near: Record<LetterLanguage, (metres: number, point: string) => string> = {
  en: (metres, point) => `Reports within ${metres} m of ${point}`,
  cy: (metres, point) => `Adroddiadau o fewn ${metres} m i ${point}`,
  ar: (metres, point) => `البلاغات ضمن ${metres} م من \u2066${point}\u2069`,
  pl: (metres, point) => `Zgłoszenia w promieniu ${metres} m od ${point}`,
};

/**
 * What anybody may see, for news readers: `GET /reports/feed?lat&lng&radius&service&language`, what was reported or has
 * changed near a point, and `GET /reports/{reference}/feed?language`, what has happened to one report. Newest first.
 */
export function feeds(db: Database, { council, findService, tracker, site }: FeedSurroundings): Hono {
  const app = new Hono();
  const at = (path: string) => new URL(`api/${path}`, site()).href;
  const selfOf = (path: string, query: Record<string, string | number | undefined>) => {
    const given = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    );
    return at(`${path}?${new URLSearchParams(given as [string, string][]).toString()}`);
  };

  app.get('/reports/feed', async (context) => {
    const query = readQuery(context, NearFeedQuery);
    const { spoken, own } = languagesOf(context, query.language);
    const page = tracker(own);
    const { name } = council(own);
    const found = await latestReports(db, { ...query, most });
    return send(context, spoken, {
      self: selfOf('reports/feed', { ...query, language: spoken }),
      title: { text: `${name}: ${near[spoken](query.radius, `${query.lat}, ${query.lng}`)}` },
      author: name,
      page: page?.href,
      entries: await Promise.all(
        found.map(async (report) => {
          const { reference, status } = report;
          const { label } = statusWords[spoken][status];
          const service = await findService(report.service, own);
          return {
            id: at(`reports/${reference}`),
            title: { text: titleOf(service?.name ?? report.service, report.label), language: own },
            published: report.received,
            updated: report.updated,
            author: report.name,
            page: page && publicAddress(page, reference),
            text: { text: `${label}. ${report.description}` },
            status: { code: status, label },
            point: report,
            photos: report.photos.map(({ full }) => at(full)),
          };
        }),
      ),
    });
  });

  app.get('/reports/:reference/feed', async (context) => {
    const { language: asked } = readQuery(context, OneFeedQuery);
    const { spoken, own } = languagesOf(context, asked);
    const stored = await loadPublicCase(db, context.req.param('reference'));
    if (!stored) throw new ProblemError('not-found');
    const page = tracker(own);
    const service = await findService(stored.service, own);
    const { label, meaning } = statusWords[spoken][stored.status];
    const timeline = publicTimeline(stored, {
      language: own,
      statusLanguage: spoken,
      service,
      council: council(own),
      now: new Date(),
      linkPhoto: (photo) => photoLinks(photo),
      linkDocument: (document) => documentLink(document),
    });
    const address = page && publicAddress(page, stored.reference);
    return send(context, spoken, {
      self: selfOf(`reports/${stored.reference}/feed`, { language: spoken }),
      title: { text: titleOf(service?.name ?? stored.service, publicLabel(stored.placeLabel)), language: own },
      subtitle: `${label}. ${meaning}`,
      author: council(own).name,
      page: address,
      entries: timeline.reverse().map((entry) => ({
        id: `${at(`reports/${stored.reference}`)}#line-${entry.id}`,
        title: { text: entry.title },
        published: entry.at,
        updated: entry.at,
        author: entry.who,
        page: address,
        ...(entry.text !== undefined && { text: { text: entry.text, language: entry.language ?? own } }),
        photos: entry.photos.map(({ full }) => at(full)),
      })),
    });
  });

  return app;
}

/** `Pothole, Mill Lane` */
const titleOf = (service: string, label: string | undefined) => [service, label].filter(Boolean).join(', ');

/** Of our own words, and of the council's. */
function languagesOf(context: Context, asked: LetterLanguage | undefined) {
  const spoken = asked ?? languageAmong(letterLanguages, context);
  return { spoken, own: chooseLanguage(spoken) };
}

function send(context: Context, language: LetterLanguage, feed: Omit<AtomFeed, 'language' | 'updated'>) {
  // The same until midnight, so that who asks again is told that nothing has changed.
  const text = writeAtom({ ...feed, language, updated: `${localDay(new Date())}T00:00:00Z` });
  context.header('Cache-Control', 'public, max-age=300');
  context.header('Content-Language', language);
  context.header('Vary', 'Accept-Language', { append: true });
  return sendPrepared(context, 'application/atom+xml; charset=utf-8', prepare(Buffer.from(text)));
}
