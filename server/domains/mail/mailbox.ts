import { Hono } from 'hono';
import type { Database } from '../../database/open.ts';
import { escapeHtml as e } from '../../http/html.ts';
import { findMail, newestMail } from './outbox.ts';

/**
 * The demo's mailbox: what would have been sent, for everybody to read. Mounted in the demo only. No script; the
 * letters' own pages, which carry inline styles as letters must, have a policy of their own that lets nothing else.
 */
export function mailbox(db: Database): Hono {
  const app = new Hono();

  app.get('/demo/mailbox', async (context) => {
    const letters = await newestMail(db);
    return context.html(
      page(
        letters.length === 0
          ? '<p>No letters yet. Send a report with an e-mail address, and its acknowledgement is here.</p>'
          : `<ol class="letters">${letters.map(item).join('')}</ol>`,
      ),
    );
  });

  app.get('/demo/mailbox.css', (context) => context.body(css, 200, { 'Content-Type': 'text/css; charset=utf-8' }));

  app.get('/demo/mailbox/:id', async (context) => {
    const id = context.req.param('id');
    const letter = /^[0-9a-f-]{36}$/.test(id) ? await findMail(db, id) : undefined;
    if (!letter) return context.notFound();
    context.header(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
    );
    return context.html(letter.bodyHtml);
  });

  return app;
}

type Letter = Awaited<ReturnType<typeof newestMail>>[number];

function item({ id, recipient, language, subject, bodyText, createdAt, sentAt, failedAt }: Letter): string {
  const state = sentAt ? 'Sent' : failedAt ? 'Refused' : 'Waiting';
  const when = createdAt.toISOString();
  return `
<li>
<article aria-labelledby="letter-${id}">
<h2 id="letter-${id}" lang="${e(language)}" dir="auto">${e(subject)}</h2>
<dl>
<dt>To</dt><dd>${e(recipient)}</dd>
<dt>Written</dt><dd><time datetime="${when}">${when.slice(0, 16).replace('T', ' ')} UTC</time></dd>
<dt>State</dt><dd>${state}</dd>
</dl>
<pre lang="${e(language)}" dir="auto">${e(bodyText)}</pre>
<p><a href="/demo/mailbox/${id}">The same letter as HTML<span class="hidden">: ${e(subject)}</span></a></p>
</article>
</li>`;
}

const page = (content: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Mailbox of the demo</title>
<link rel="stylesheet" href="/demo/mailbox.css">
</head>
<body>
<main>
<p><a href="/">Exampleton Council</a></p>
<h1>Mailbox of the demo</h1>
<p>A demo sends no mail. What it would have sent is here, newest first, and anybody who can open this page can read it.
With <code>SMTP_URL</code> set, letters go out; with <code>DEMO=off</code>, this page is gone.</p>
${content}
</main>
</body>
</html>
`;

const css = `body { margin: 0; font: medium/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; }
main { max-width: 45em; margin: 0 auto; padding: 1em; }
a { color: #1d5fa8; }
.letters { list-style: none; margin: 0; padding: 0; }
.letters li { margin: 2em 0; padding: 0 1em 1em; border: 1px solid #767676; border-radius: 0.25em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25em 1em; }
dt { font-weight: bold; }
dd { margin: 0; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; padding: 1em; background: #f3f3f3; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;
