import { randomUUID } from 'node:crypto';
import { sql } from '../database/sql.ts';
import type { Hono } from 'hono';
import type { Point } from '../../src/contract/council.ts';
import type { Area } from '../../src/contract/places.ts';
import type { DocumentStore } from '../connectors/documents/document-store.ts';
import type { PhotoStore } from '../connectors/photos/photo-store.ts';
import { rows, type Database } from '../database/open.ts';
import { places as placeRoutes } from '../domains/place/routes.ts';
import { areaOf as areaIn } from '../domains/place/rules.ts';
import { savePlaces } from '../domains/place/store.ts';
import { saveServices, type StoredService } from '../domains/service/store.ts';
import { answerLanguages } from '../http/language.ts';
import { saveAssets } from '../domains/asset/store.ts';
import { assetsOf } from './assets.ts';
import { seedBookings } from './bookings.ts';
import { territory } from './council.ts';
import { buildTown } from './geography/town.ts';
import { saveOfficers } from './officers.ts';
import { seedPayables } from './payables.ts';
import { placesOf } from './places.ts';
import { onePage } from './reports/document.ts';
import { makePhotos } from './reports/photos.ts';
import { makeReports, type SeededReport } from './reports/index.ts';
import { saveReports, type SeededDocument, type SeededPhoto } from './reports/store.ts';
import { bookableServices, bookingGroups, resolveBookable } from './services/bookable.ts';
import { resolve } from './services/definition.ts';
import { payableGroups, payableServices, resolvePayable } from './services/payable.ts';
import { groups, reportServices } from './services/index.ts';

export { services } from '../domains/service/routes.ts';
export { tiles } from './map/routes.ts';

/** `GET /places?q=` and `GET /places/nearest`, for this town. */
export const places = (db: Database): Hono => placeRoutes(db, territory);

/** Whose area a point is in, in English. */
export const areaOf = (point: Point): Area => areaIn(point, territory('en'));

/**
 * Puts Exampleton in the database: its services as they are now, its places and some months of reports once. Several
 * processes may do so at the same time; what residents have sent since is left alone.
 * @param photoStore where the reports' photos go; without it they have none
 * @param documentStore the same for documents
 */
export async function seed(
  db: Database,
  photoStore?: PhotoStore,
  documentStore?: DocumentStore,
  now = new Date(),
): Promise<void> {
  const [known] = await rows<{ places: boolean; assets: boolean; reports: boolean; officers: boolean }>(
    db,
    sql`select exists (select from places) as places, exists (select from assets) as assets,
      exists (select from cases) as reports, exists (select from officers where active) as officers`,
  );
  const town = known?.places && known.assets && known.reports ? undefined : buildTown();
  const reports = town && !known?.reports ? makeReports(town, now) : [];
  await db.transaction(async (transaction) => {
    await transaction.execute(sql`set local lock_timeout = 0`);
    await transaction.execute(sql`select pg_advisory_xact_lock(hashtext('exampleton'))`);
    await saveServices(
      transaction,
      answerLanguages.flatMap((language) => [
        ...groups.map(({ code, name }) => ({ kind: 'report', language, code, name: name[language] })),
        ...bookingGroups.map(({ code, name }) => ({ kind: 'booking', language, code, name: name[language] })),
        ...payableGroups.map(({ code, name }) => ({ kind: 'payment', language, code, name: name[language] })),
      ]),
      answerLanguages.flatMap((language): StoredService[] => [
        ...reportServices.map((service) => ({ kind: 'report' as const, service: resolve(service, language) })),
        ...bookableServices.map((service) => ({
          kind: 'booking' as const,
          service: resolveBookable(service, language),
        })),
        ...payableServices.map((service) => ({
          kind: 'payment' as const,
          service: resolvePayable(service, language),
        })),
      ]),
    );
    if (!known?.officers) await saveOfficers(transaction);
    if (town) await saveTown(transaction, town);
    await seedBookings(transaction, now);
    await seedPayables(transaction, now);
  });

  async function saveTown(transaction: Database, town: ReturnType<typeof buildTown>): Promise<void> {
    // Photos are drawn on other threads while the database is busy on this one.
    const [photos] = await Promise.all([
      photoStore ? keepPhotos(reports, photoStore) : [],
      savePlaces(transaction, placesOf(town)),
    ]);
    await saveAssets(transaction, assetsOf(town));
    const documents = documentStore ? await keepDocuments(reports, documentStore) : [];
    if (reports.length > 0) await saveReports(transaction, reports, photos, documents);
  }
}

/** The files first, as for any photo: should the rows never be written, the sweeper takes them away. */
async function keepPhotos(reports: readonly SeededReport[], photoStore: PhotoStore): Promise<SeededPhoto[]> {
  const drawn = reports.flatMap(({ reference, photos, events }) => [
    ...photos.map((photo) => ({ ...photo, reference, line: undefined })),
    ...events.flatMap(({ at, kind, photos: shown = [] }) =>
      shown.map((photo) => ({ ...photo, reference, line: { at, kind } })),
    ),
  ]);
  const made = await makePhotos(drawn);
  return Promise.all(
    made.map(async ({ full, thumbnail, width, height }, index) => {
      const id = randomUUID();
      await photoStore.put(id, { full, thumbnail });
      const { reference, line } = drawn[index]!;
      return { id, reference, line, width, height, bytes: full.byteLength };
    }),
  );
}

async function keepDocuments(reports: readonly SeededReport[], store: DocumentStore): Promise<SeededDocument[]> {
  const kept: SeededDocument[] = [];
  for (const { reference, events } of reports) {
    for (const { at, kind, document } of events) {
      if (!document) continue;
      const whole = onePage(document.line);
      const id = randomUUID();
      await store.put(id, { whole });
      kept.push({ id, reference, name: document.name, bytes: whole.byteLength, line: { at, kind } });
    }
  }
  return kept;
}
