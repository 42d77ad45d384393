import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Hono } from 'hono';
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { folderDocumentStore } from '../../server/connectors/documents/folder.ts';
import { folderPhotoStore } from '../../server/connectors/photos/folder.ts';
import { createLog } from '../../server/log.ts';
import { openApi } from '../../server/openapi.ts';
import { operations } from '../../server/operations.ts';
import { exampleton } from '../../server/town.ts';

type Json = Record<string, unknown>;

const document = JSON.parse(JSON.stringify(openApi())) as Json & { paths: Record<string, Record<string, Json>> };

function* walk(value: unknown, path = ''): Generator<[string, string, unknown]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield [path, key, inner];
    yield* walk(inner, `${path}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`);
  }
}

describe('openapi.json', () => {
  it('is what the contract says', () => {
    const path = join(import.meta.dirname, '../../openapi.json');
    assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), document, 'run `npm run openapi`');
  });

  it('is OpenAPI 3.1 by its shape', () => {
    assert.match(String(document['openapi']), /^3\.1\.\d+$/);
    const info = document['info'] as Json;
    assert.ok(info['title'] && info['version']);
    const ids = new Set<string>();
    for (const [path, item] of Object.entries(document.paths)) {
      assert.match(path, /^\//);
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const [method, operation] of Object.entries(item)) {
        assert.match(method, /^(?:get|post|patch|delete)$/);
        ids.add(String(operation['operationId']));
        const parameters = operation['parameters'] as Json[];
        for (const parameter of parameters) {
          assert.match(String(parameter['in']), /^(?:query|path|header)$/);
          assert.ok(parameter['schema'] && parameter['name']);
        }
        const inPath = parameters.filter((each) => each['in'] === 'path');
        assert.deepEqual(inPath.map((each) => each['name']).sort(), named.sort(), path);
        assert.ok(inPath.every((each) => each['required'] === true));
        const responses = operation['responses'] as Record<string, Json>;
        assert.ok(Object.keys(responses).every((status) => /^[2-5]\d\d$/.test(status)));
        assert.ok(Object.values(responses).every((response) => typeof response['description'] === 'string'));
        assert.equal(
          parameters.some((each) => each['name'] === 'Idempotency-Key'),
          operations.find((each) => each.path === path && each.method === method)?.keyed === true,
          path,
        );
      }
    }
    assert.equal(ids.size, operations.length);
  });

  it('points at nothing that is not in it, and has nothing of another dialect', () => {
    for (const [path, key, value] of walk(document)) {
      if (key === '$ref') {
        const target = String(value)
          .replace(/^#\//, '')
          .split('/')
          .reduce<unknown>((at, part) => (at as Json | undefined)?.[part], document);
        assert.ok(target, `${path} points at ${String(value)}`);
      }
      assert.ok(!['$defs', 'definitions', 'nullable'].includes(key), `${path}/${key}`);
    }
  });

  it('tells of every path that the server answers, and of no other', () => {
    const nothing = {} as never;
    const app: Hono = createApp({
      database: { db: nothing, hasRoom: () => true },
      config: { ...readConfig({}), demo: false },
      log: createLog('silent'),
      photoStore: folderPhotoStore('/nowhere'),
      documentStore: folderDocumentStore('/nowhere'),
      town: exampleton,
    });
    const routed = app.routes
      .filter(({ path, method }) => path.startsWith('/api/') && !path.includes('*') && method !== 'ALL')
      .map(({ path, method }) => `${method} ${path.slice(4).replace(/:(\w+)(?:\{[^}]*\})?/g, '{$1}')}`);
    const told = operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`);
    assert.deepEqual([...new Set(routed)].sort(), told.sort());
  });
});
