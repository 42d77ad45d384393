import { descriptionMax, whereMax } from '../../../contract/reports.ts';
import type { Council } from '../../../contract/council.ts';
import type { FieldError } from '../../../controllers/form.ts';
import type { Translate } from '../../../i18n/scope.ts';
import type { ReportWords } from '../report-a-problem.words.ts';

/** What is wrong with a field of this form, in its own words; undefined when the general ones are good enough. */
export function fieldMessage(
  t: Translate<ReportWords>,
  { field, code }: FieldError,
  council: Council | undefined,
): string | undefined {
  switch (`${field} ${code}`) {
    case 'service required':
      return t('what.required');
    case 'service gone':
    case 'service unknown':
    case 'service unavailable':
      return t('what.unavailable');
    case 'place required':
      return t('where.required');
    case 'place outside-area':
      return council && t('where.outside', { name: council.name });
    case 'place.description required':
      return t('where.described-required');
    case 'place.description too-long':
      return t('where.too-long', { max: whereMax });
    case 'description required':
      return t('details.description-required');
    case 'description too-long':
      return t('details.description-too-long', { max: descriptionMax });
    case 'photos required':
      return t('details.photos-required');
    case 'photos wait':
      return t('details.photos-wait');
    case 'photos failed':
    case 'photos unknown':
      return t('details.photos-failed');
    case 'photos too-many':
      return t('details.photos-too-many');
    case 'contact.how required':
      return t('contact.how-required');
    case 'contact.name required':
      return t('contact.name-required');
    case 'contact.email required':
      return t('contact.email-required');
    case 'contact.phone required':
      return t('contact.phone-required');
    default:
      return undefined;
  }
}
