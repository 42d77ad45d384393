/** Registers every tag at once, for a page that bundles its scripts. Others include `council.js`. */
import './settings/define.ts';
import './widgets/report-a-problem/define.ts';
import './widgets/track-request/define.ts';
import './widgets/book-a-slot/define.ts';
import './widgets/pay/define.ts';
