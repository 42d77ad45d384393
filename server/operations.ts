import type * as v from 'valibot';
import { Council } from '../src/contract/council.ts';
import { Photo, photoTypes } from '../src/contract/photos.ts';
import { NearestPlace, PlaceList } from '../src/contract/places.ts';
import type { ProblemCode } from '../src/contract/problems.ts';
import { NewReport, ReportList, ReportReceipt } from '../src/contract/reports.ts';
import { Service, ServiceList } from '../src/contract/services.ts';

interface Parameter {
  name: string;
  in: 'query' | 'path';
  required?: boolean;
  about: string;
  schema: Record<string, unknown>;
}

/** One method of one path, as openapi.json tells it; a test holds the list and the routes together. */
export interface Operation {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** Relative to the API base. */
  path: string;
  id: string;
  summary: string;
  parameters?: readonly Parameter[];
  /** A schema of the contract, or the media types of raw bytes. */
  body?: v.GenericSchema | readonly string[];
  answer: { status: 200 | 201; about: string; schema?: v.GenericSchema; type?: string };
  problems?: readonly ProblemCode[];
}

const latitude = { type: 'number', minimum: -85, maximum: 85 };
const longitude = { type: 'number', minimum: -180, maximum: 180 };
const photoId: Parameter = {
  name: 'id',
  in: 'path',
  about: 'Id of a photo',
  schema: { type: 'string', format: 'uuid' },
};
const point: Parameter[] = [
  { name: 'lat', in: 'query', required: true, about: 'Latitude, WGS 84', schema: latitude },
  { name: 'lng', in: 'query', required: true, about: 'Longitude, WGS 84', schema: longitude },
];
const write: ProblemCode[] = [
  'bad-request',
  'forbidden',
  'in-progress',
  'key-reused',
  'unsupported-type',
  'too-large',
  'invalid',
  'too-many',
  'unavailable',
];

export const operations: readonly Operation[] = [
  {
    method: 'get',
    path: '/council',
    id: 'getCouncil',
    summary: 'What every widget may need to know of the council',
    answer: { status: 200, about: 'The council', schema: Council },
  },
  {
    method: 'get',
    path: '/services',
    id: 'listServices',
    summary: 'Services, in groups',
    parameters: [{ name: 'kind', in: 'query', about: 'Only services of this kind', schema: { type: 'string' } }],
    answer: { status: 200, about: 'Services', schema: ServiceList },
  },
  {
    method: 'get',
    path: '/services/{code}',
    id: 'getService',
    summary: 'Everything that the form needs to know of one service',
    parameters: [{ name: 'code', in: 'path', about: 'Code of a service', schema: { type: 'string' } }],
    answer: { status: 200, about: 'The service', schema: Service },
    problems: ['not-found'],
  },
  {
    method: 'get',
    path: '/places',
    id: 'findPlaces',
    summary: 'Streets, postcodes, addresses and places by what people type',
    parameters: [
      { name: 'q', in: 'query', required: true, about: 'What was typed', schema: { type: 'string', maxLength: 200 } },
    ],
    answer: { status: 200, about: 'Places, best first', schema: PlaceList },
    problems: ['invalid'],
  },
  {
    method: 'get',
    path: '/places/nearest',
    id: 'nearestPlace',
    summary: 'Where a point is, in words, and whose area it is in',
    parameters: point,
    answer: { status: 200, about: 'The nearest place', schema: NearestPlace },
    problems: ['invalid'],
  },
  {
    method: 'get',
    path: '/map/{z}/{x}/{file}',
    id: 'getTile',
    summary: 'A tile of the street map, 256 by 256 pixels; the file is `{y}.png`',
    parameters: ['z', 'x', 'file'].map((name) => ({
      name,
      in: 'path',
      about: { z: 'Zoom', x: 'Column', file: 'Row and `.png`' }[name] ?? '',
      schema: { type: name === 'file' ? 'string' : 'integer' },
    })),
    answer: { status: 200, about: 'The tile', type: 'image/png' },
    problems: ['not-found'],
  },
  {
    method: 'post',
    path: '/photos',
    id: 'sendPhoto',
    summary: 'Sends one photo; its id goes into a report within a day, or it is forgotten',
    body: photoTypes,
    answer: {
      status: 201,
      about: 'The photo as kept: upright, no larger than 2000 pixels, no metadata',
      schema: Photo,
    },
    problems: write,
  },
  {
    method: 'get',
    path: '/photos/{id}/{file}',
    id: 'getPhoto',
    summary: 'A photo of a public report, at most 2000 pixels (`full.jpg`) or 400 (`thumbnail.jpg`) long',
    parameters: [
      photoId,
      { name: 'file', in: 'path', about: 'Size', schema: { type: 'string', enum: ['full.jpg', 'thumbnail.jpg'] } },
    ],
    answer: { status: 200, about: 'The photo', type: 'image/jpeg' },
    problems: ['not-found'],
  },
  {
    method: 'post',
    path: '/reports',
    id: 'sendReport',
    summary: 'Sends a report',
    body: NewReport,
    answer: { status: 201, about: 'The council has it', schema: ReportReceipt },
    problems: write,
  },
  {
    method: 'get',
    path: '/reports',
    id: 'listReports',
    summary: 'Public reports around a point, nearest first, at most 100',
    parameters: [
      ...point,
      {
        name: 'radius',
        in: 'query',
        about: 'Metres',
        schema: { type: 'number', minimum: 1, maximum: 20_000, default: 500 },
      },
      { name: 'service', in: 'query', about: 'Only of this service', schema: { type: 'string', maxLength: 80 } },
    ],
    answer: { status: 200, about: 'Reports', schema: ReportList },
    problems: ['invalid'],
  },
  {
    method: 'get',
    path: '/health',
    id: 'getHealth',
    summary: 'Asks the database; 503 when it does not answer or cannot take writes',
    answer: { status: 200, about: 'All is well', type: 'application/json' },
    problems: ['unavailable'],
  },
  {
    method: 'get',
    path: '/openapi.json',
    id: 'getOpenApi',
    summary: 'This description',
    answer: { status: 200, about: 'OpenAPI 3.1', type: 'application/json' },
  },
];

const patterns = operations.map(({ method, path }) => ({
  method: method.toUpperCase(),
  pattern: new RegExp(`^${path.replace(/\./g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
}));

/** Methods that a path takes, for `Allow`; none when there is no such path. */
export const allowedMethods = (path: string): string[] =>
  patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
