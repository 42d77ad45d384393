import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  refunds: 'Zwroty',
  'refund.sent': 'Wysłaliśmy zwrot na kartę, którą zapłacono ({{date}}). Może to potrwać do siedmiu dni roboczych.',
  'refund.done': 'Zwrócono na kartę, którą zapłacono ({{date}}). Bank może to pokazać kilka dni później.',
  'refund.failed': 'Nie udało się zwrócić tych pieniędzy na kartę. Wyjaśniamy to.',
  subscriptions: 'Twoje subskrypcje',
  'subscription.until': 'Od: {{from}}. Do: {{until}}. Kończy się sama: nic więcej nie zostanie pobrane z karty.',
  'subscription.over': 'Skończyła się ({{until}}).',
} satisfies Translation<typeof en, 'pl'>;
