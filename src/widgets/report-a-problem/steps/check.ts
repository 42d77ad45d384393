import { html, nothing, type TemplateResult } from 'lit';
import { questionRows } from '../../../fields/answer.ts';
import { button } from '../../../fields/button.ts';
import { checkAnswers, type AnswerRow } from '../../../fields/check-answers.ts';
import { said } from '../../../fields/foreign.ts';
import { heading } from '../../../fields/heading.ts';
import { trap } from '../../../fields/trap.ts';
import { assetsOf, consentsOf, detailsOf, isAnonymous } from './later.model.ts';
import type { LaterScreen } from './screen.ts';

/** Every answer before it is sent, and who will get them. */
export function check(screen: LaterScreen): TemplateResult {
  const { t, widget, sending, checking, send } = screen;
  const busyLabel = t(checking ? 'check.checking' : 'check.sending');
  return html`
    <form novalidate @submit=${send}>
      ${heading(t('check.title'), widget.headingLevel)}
      ${checkAnswers(widget, [...aboutProblem(screen), ...aboutPerson(screen)])} ${recipient(screen)} ${trap()}
      <div class="buttons">${button({ label: t('check.send'), busy: sending, busyLabel })}</div>
    </form>
  `;
}

function aboutProblem(screen: LaterScreen): AnswerRow[] {
  const { t, form, service, place, later, change } = screen;
  const described = form.text('place.description').trim();
  const count = later?.uploads.photos.filter(({ state }) => state !== 'refused').length ?? 0;
  const photos = count > 0 ? t('check.photos-some', { count }) : t('check.photos-none');
  const assets = assetsOf(service, place);
  const toDetails = () => change('details');
  return [
    { question: t('check.problem'), answer: said(screen, service.name), change: () => change('what') },
    {
      question: t('check.place'),
      answer: [place?.label ?? (place?.lat === undefined ? '' : t('check.place-point')), described]
        .filter(Boolean)
        .join('\n'),
      change: () => change('where'),
    },
    ...(assets.length > 0 && service.assets
      ? [
          {
            question: service.assets.label,
            shown: said(screen, service.assets.label),
            answer: said(screen, assets.map(({ label }) => label).join('\n')),
            change: () => change('where'),
          },
        ]
      : []),
    ...questionRows(screen, service.questions, toDetails),
    { question: t('check.description'), answer: form.text('description').trim(), change: toDetails },
    ...(service.photos === 'no' ? [] : [{ question: t('check.photos'), answer: photos, change: toDetails }]),
  ];
}

function aboutPerson({ t, shared, form, service, change }: LaterScreen): AnswerRow[] {
  const toContact = () => change('contact');
  if (isAnonymous(service, form.values)) {
    return [{ question: t('check.you'), answer: t('check.anonymous'), change: toContact }];
  }
  return [
    ...detailsOf(service, form.values).map(([name]) => ({
      question: t(`contact.${name}`),
      answer: form.text(`contact.${name}`).trim() || shared('none-given'),
      change: toContact,
    })),
    ...consentsOf(service).map(([name]) => ({
      question: t(`check.${name}`, { name: service.partner?.name ?? '' }),
      answer: t(form.isOn(`contact.${name}`) ? 'check.yes' : 'check.no'),
      change: toContact,
    })),
  ];
}

function recipient({ t, service, council, form, widget }: LaterScreen): TemplateResult {
  if (!council) return html``;
  const { partner, team } = service;
  const withDetails = form.isOn('contact.shareWithPartner') && !isAnonymous(service, form.values);
  return html`
    ${heading(t('check.who-title'), widget.headingLevel + 1, 'subtitle')}
    <p>${t('check.who', { team, council: council.name })}</p>
    ${partner ? html`<p>${t(withDetails ? 'check.partner-details' : 'check.partner', { name: partner.name })}</p>` : nothing}
    <p>${t(service.private ? 'details.private' : 'details.public')}</p>
  `;
}
