import type { TemplateResult } from 'lit';
import type { ApiProblem } from '../../../api/problem.ts';
import type { Council } from '../../../contract/council.ts';
import type { ReportReceipt } from '../../../contract/reports.ts';
import type { Service, ServiceList } from '../../../contract/services.ts';
import type { FormController } from '../../../controllers/form.ts';
import type { sendForm } from '../../../controllers/form-check.ts';
import type { date } from '../../../fields/date.ts';
import type { Translate } from '../../../i18n/scope.ts';
import type { SharedWords } from '../../../i18n/shared.ts';
import type { PhotoUploads } from '../../../blocks/photo-picker/photo-uploads.ts';
import type { ServicePicking } from '../../../blocks/service-picker/service-picker.ts';
import type { ProblemPlace, Step } from '../report-a-problem.model.ts';
import type { ReportAProblem } from '../report-a-problem.ts';
import type { ReportWords } from '../report-a-problem.words.ts';
import type * as laterRules from './later.model.ts';

/** What a step's template sees, and what it may do. */
export interface Screen extends ServicePicking {
  readonly widget: ReportAProblem;
  readonly t: Translate<ReportWords>;
  readonly shared: Translate<SharedWords>;
  readonly form: FormController;
  /** A service without the language's words comes in the council's: then its texts say which language they are. */
  readonly services: ServiceList | undefined;
  readonly service: Service | undefined;
  /** Draws a question for a date, once a service asks one. */
  readonly date: typeof date | undefined;
  readonly council: Council | undefined;
  readonly place: ProblemPlace | undefined;
  readonly sending: boolean;
  /** Sending takes a little longer: the server has asked the browser for something. */
  readonly checking: boolean;
  readonly problem: ApiProblem | undefined;
  readonly receipt: ReportReceipt | undefined;
  /** The receipt is of an earlier try with other words. */
  readonly earlier: boolean;
  readonly busy: boolean;
  readonly later: LaterParts | undefined;
  readonly around: AroundPlace | undefined;
  readonly setPlace: (place: ProblemPlace | undefined) => void;
  /** Checks this step and goes on. */
  readonly next: (event: Event) => void;
  /** Goes to a step to change an answer, and comes back to the check page. */
  readonly change: (step: Step) => void;
  readonly send: (event: Event) => void;
  readonly again: () => void;
  /** Nothing needs to be sent any more: a reload does not bring it back. */
  readonly forgetDraft: () => void;
  /** Tells the page of a failure that the resident now sees, once. */
  readonly tellProblem: (problem: ApiProblem | undefined) => void;
}

/** What a later step's template sees: it is not drawn before its service is there. */
export interface LaterScreen extends Screen {
  readonly service: Service;
}

/** What the council knows of the chosen place; fetched when there is one. */
export interface AroundPlace {
  /** Open reports of the same problem are here to be shown. */
  readonly hasReports: boolean;
  /** Asks which lamp, bin or drain it is, below the place, where some are near. */
  readonly whichOne: () => TemplateResult | undefined;
  /** The page that shows them. */
  readonly page: () => TemplateResult;
  /** Forgets what the resident has joined. */
  reset(): void;
}

/** What comes with the later steps. */
export interface LaterParts {
  readonly steps: Readonly<Record<Exclude<Step, 'what' | 'near'>, (screen: LaterScreen) => TemplateResult>>;
  readonly rules: Pick<typeof laterRules, 'check' | 'bodyOf'>;
  readonly sendForm: typeof sendForm;
  readonly uploads: PhotoUploads;
}
