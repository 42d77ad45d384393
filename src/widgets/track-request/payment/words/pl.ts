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
  'subscription.term': 'Od: {{from}}. Do: {{until}}.',
  'renewal.renewed': 'Odnowiła się i jest opłacona (do: {{paid}}).',
  'renewal.planned':
    'Odnawia się sama: pobierzemy {{amount}} z karty, którą zapłacono ({{on}}). Napiszemy dwa tygodnie wcześniej.',
  'renewal.taking': 'Odnawia się sama: właśnie pobieramy {{amount}} z karty.',
  'renewal.declined':
    'Nie udało się pobrać {{amount}} z karty. Spróbujemy jeszcze raz ({{on}}). Do tego czasu można zapłacić samodzielnie przez link w naszym liście.',
  'renewal.stop': 'Zatrzymaj odnawianie',
} satisfies Translation<typeof en, 'pl'>;
