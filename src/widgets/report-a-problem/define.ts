import { define } from '../../core/define.ts';
import { ReportAProblem } from './report-a-problem.ts';

define('council-report-a-problem', ReportAProblem);

declare global {
  interface HTMLElementTagNameMap {
    'council-report-a-problem': ReportAProblem;
  }
}
