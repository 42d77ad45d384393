import { html, nothing, type TemplateResult } from 'lit';
import { detailsOf } from '../../../controllers/contact-details.ts';
import { questionRows } from '../../../fields/answer.ts';
import { held, lastChange, movedRows, place, rules, when } from '../../../fields/booking.ts';
import { button } from '../../../fields/button.ts';
import { checkAnswers, type AnswerRow } from '../../../fields/check-answers.ts';
import { said } from '../../../fields/foreign.ts';
import { heading } from '../../../fields/heading.ts';
import { trap } from '../../../fields/trap.ts';
import { stepsOf, type Step } from '../book-a-slot.model.ts';
import { countsOf, wantsReminder } from './later.model.ts';
import type { LaterScreen } from './screen.ts';

/** Everything before it is booked, and the rules of the service. */
export function check(screen: LaterScreen): TemplateResult {
  const { t, widget, service, slot, hold, sending, checking, moving, fee, send } = screen;
  const [label, busyLabel] = fee?.label ?? [
    t(moving ? 'move.send' : 'check.send'),
    t(checking ? 'check.checking' : 'check.sending'),
  ];
  return html`
    <form novalidate @submit=${send}>
      ${held(screen)} ${heading(t(moving ? 'move.check' : 'check.title'), widget.headingLevel)}
      ${checkAnswers(widget, moving ? moved(screen) : [...about(screen), ...aboutPerson(screen)])}
      ${heading(t('check.rules'), widget.headingLevel + 1, 'subtitle')}
      ${slot ? rules(screen, lastChange(service, slot.starts), hold?.clock.serverTime) : nothing} ${fee?.terms()}
      ${trap()}
      <div class="buttons">${button({ label, busy: sending, busyLabel })}</div>
    </form>
  `;
}

/** What is moved, from when to when. */
function moved(screen: LaterScreen): AnswerRow[] {
  const { t, service, slot, moving, change } = screen;
  if (!slot || !moving) return [];
  return [
    { question: t('check.service'), answer: said(screen, service.name) },
    ...movedRows(screen, { from: moving.slot, to: slot, change: () => change('time') }),
  ];
}

function about(screen: LaterScreen): AnswerRow[] {
  const { t, form, service, booking, slot, fee, change } = screen;
  const all = stepsOf(booking);
  /** Back to a page that this booking has. */
  const to = (step: Step) => (all.includes(step) ? () => change(step) : undefined);
  const counts = Object.entries(countsOf(service, form.values));
  const nameOf = (code: string) => service.items?.each.find((item) => item.code === code)?.name ?? code;
  const address = ['address.label', 'address.description'].map((name) => form.text(name).trim());
  return [
    { question: t('check.service'), answer: said(screen, service.name), change: to('service') },
    ...(service.items
      ? [
          {
            question: service.items.label,
            shown: said(screen, service.items.label),
            answer: said(screen, counts.map(([code, count]) => `${nameOf(code)}: ${count}`).join('\n')),
            change: to('items'),
          },
        ]
      : []),
    { question: t('check.when'), answer: slot && when(screen, slot), change: to('time') },
    { question: t('check.where'), answer: place(screen, slot?.location), change: to('where') },
    ...(fee?.rows() ?? []),
    ...questionRows(screen, service.questions, to('questions')),
    ...(all.includes('address')
      ? [{ question: t('check.address'), answer: address.filter(Boolean).join('\n'), change: to('address') }]
      : []),
  ];
}

function aboutPerson({ t, shared, form, service, change }: LaterScreen): AnswerRow[] {
  const toContact = () => change('contact');
  const notes = form.text('notes').trim();
  return [
    ...detailsOf(service.contact).map(([name]) => ({
      question: t(`contact.${name}`),
      answer: form.text(`contact.${name}`).trim() || shared('none-given'),
      change: toContact,
    })),
    {
      question: t('check.reminder'),
      answer: t(wantsReminder(form.values) ? 'check.yes' : 'check.no'),
      change: toContact,
    },
    ...(notes ? [{ question: t('check.notes'), answer: notes, change: toContact }] : []),
  ];
}
