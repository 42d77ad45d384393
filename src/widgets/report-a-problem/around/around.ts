import type { TemplateResult } from 'lit';
import { findAssets } from '../../../api/assets.ts';
import { findReports, followReport } from '../../../api/followers.ts';
import { ApiProblem } from '../../../api/problem.ts';
import type { Asset, AssetList } from '../../../contract/assets.ts';
import type { Accepted } from '../../../contract/case-view.ts';
import type { NewFollower } from '../../../contract/followers.ts';
import type { PublicReport, ReportList } from '../../../contract/public-reports.ts';
import { fieldId } from '../../../controllers/form.ts';
import { SubmitController } from '../../../controllers/submit.ts';
import { TaskController } from '../../../controllers/task.ts';
import { WordsController } from '../../../controllers/words.ts';
import { emit } from '../../../core/emit.ts';
import { addStyles } from '../../../theme/add-styles.ts';
import type { ReportFollowed } from '../report-a-problem.events.ts';
import type { ChosenAsset } from '../report-a-problem.model.ts';
import type { AroundPlace, Screen } from '../steps/screen.ts';
import {
  choose,
  likelyDuplicates,
  mostShown,
  nearAssets,
  shownAssets,
  type AssetQuery,
  type NearQuery,
  type NumberedAsset,
} from './around.model.ts';
import { styles } from './around.styles.ts';
import { aroundWords, type AroundWords } from './around.words.ts';
import { duplicates } from './duplicates.ts';
import { OnMap } from './on-map.ts';
import { whichOne } from './which-one.ts';

export type How = 'asked' | 'me-too';

/** Id of what is said once it is done. */
export const noticeId = (reference: string, how: How): string => `${how}-${reference}`;

/**
 * What the council knows of the chosen place. It is asked while the resident is still there, and again when the place
 * or the problem is another; an answer that is late or never comes holds nobody up.
 */
export class Around implements AroundPlace {
  readonly screen: Screen;
  readonly words: WordsController<AroundWords>;
  readonly onMap = new OnMap(this);
  readonly #list: TaskController<readonly [string], ReportList>;
  readonly #assets: TaskController<readonly [string], AssetList>;
  /** One a report and way, so that whoever is counted is counted once, however often an answer is lost. */
  readonly #joins = new Map<string, SubmitController<NewFollower, Accepted>>();

  /** Reference of the report whose address form is open. */
  following: string | undefined;
  /** Every asset is shown and not only the nearest. */
  all = false;

  constructor(screen: Screen) {
    const { widget } = screen;
    this.screen = screen;
    this.words = new WordsController(widget, aroundWords);
    addStyles(widget.renderRoot as ShadowRoot, [styles]);
    // As text: another object with the same in it is not another question.
    this.#list = new TaskController(
      widget,
      () => {
        const asked = likelyDuplicates(screen.service, screen.place);
        return asked && [JSON.stringify(asked)];
      },
      (api, options, asked) => findReports(api, JSON.parse(asked) as NearQuery, options),
    );
    this.#assets = new TaskController(
      widget,
      () => {
        const asked = nearAssets(screen.service, screen.place);
        return asked && [JSON.stringify(asked)];
      },
      (api, options, asked) => findAssets(api, JSON.parse(asked) as AssetQuery, options),
    );
  }

  /** The nearest first; none while the answer to the last question is not here. */
  get reports(): readonly PublicReport[] {
    const { value, pending, problem } = this.#list;
    return pending || problem || !this.words.ready ? [] : (value?.reports.slice(0, mostShown) ?? []);
  }

  /** Things of the service's kind, the nearest first; none while the answer to the last question is not here. */
  get assets(): readonly Asset[] {
    const { value, pending, problem } = this.#assets;
    return pending || problem || !this.words.ready ? [] : (value?.assets ?? []);
  }

  /** Those of them that the list shows, and the map. */
  get near(): readonly NumberedAsset[] {
    return shownAssets(this.assets, this.all, this.chosen);
  }

  /** Ids of the chosen ones; an empty one when the resident does not know which it is. */
  get chosen(): readonly string[] {
    return this.#chosen.map(({ id }) => id);
  }

  /** How many of them may be chosen. */
  get most(): number {
    return this.screen.service?.assets?.most ?? 1;
  }

  /** Language of the service and its things, when it is not that of the page. */
  get foreignService(): string | undefined {
    const { service, widget } = this.screen;
    return service?.language === widget.language ? undefined : service?.language;
  }

  get hasReports(): boolean {
    return this.reports.length > 0;
  }

  /** Language of the words for where reports stand, when it is not that of the page. */
  get foreign(): string | undefined {
    const { value } = this.#list;
    const language = value?.statusLanguage ?? value?.language;
    return language === this.words.language ? undefined : language;
  }

  /** Whether the resident follows one of them, or is counted: then nothing needs to be sent. */
  get hasJoined(): boolean {
    return [...this.#joins.values()].some(({ receipt }) => receipt);
  }

  get call(): { name: string; number: string } | undefined {
    const { council } = this.screen;
    return council && { name: council.name, number: council.phone.display };
  }

  /** Following one report, or being counted for it. */
  join(reference: string, how: How): SubmitController<NewFollower, Accepted> {
    const { widget } = this.screen;
    const name = `${reference} ${how}`;
    const known = this.#joins.get(name);
    if (known) return known;
    const added = new SubmitController<NewFollower, Accepted>(widget, ({ key, body }, signal) => {
      if (!widget.api) throw new ApiProblem('unavailable');
      return followReport(widget.api, reference, body, { key, signal, language: this.words.language });
    });
    this.#joins.set(name, added);
    return added;
  }

  readonly page = (): TemplateResult => duplicates(this);

  readonly whichOne = (): TemplateResult | undefined => whichOne(this);

  readonly choose = ({ id, label }: Pick<Asset, 'id' | 'label'>): void => {
    const { service, place, setPlace } = this.screen;
    if (!service?.assets || !place) return;
    const pressed = { kind: service.assets.kind, id, label };
    setPlace({ ...place, assets: choose(this.#chosen, pressed, this.most > 1) });
  };

  readonly showAll = (): void => {
    this.all = true;
    this.screen.widget.requestUpdate();
  };

  readonly open = (reference: string): void => {
    this.following = reference;
    this.screen.form.show([]);
    this.#focus(fieldId('contact.follow'));
  };

  readonly meToo = (reference: string): void => void this.#join(reference, 'me-too', {});

  readonly follow = (event: Event): void => {
    event.preventDefault();
    const { form } = this.screen;
    const email = form.text('contact.follow').trim();
    const code = !email ? 'required' : /^[^\s@]+@[^\s@]+$/.test(email) ? undefined : 'email';
    if (!form.show(code ? [{ field: 'contact.follow', code }] : []) || this.following === undefined) return;
    void this.#join(this.following, 'asked', { email, language: this.words.language });
  };

  reset(): void {
    for (const join of this.#joins.values()) join.reset();
    this.#joins.clear();
    this.following = undefined;
    this.all = false;
    this.onMap.close();
  }

  get #chosen(): readonly ChosenAsset[] {
    const { service, place } = this.screen;
    return place?.assets?.filter(({ kind }) => kind === service?.assets?.kind) ?? [];
  }

  async #join(reference: string, how: How, follower: NewFollower): Promise<void> {
    const { form, widget, tellProblem, forgetDraft } = this.screen;
    const join = this.join(reference, how);
    const accepted = await join.submit(follower);
    if (accepted) {
      form.set('contact.follow', '');
      forgetDraft();
      emit<ReportFollowed>(widget, 'council-report-followed', { how });
      this.#focus(noticeId(reference, how));
    } else if (join.problem) {
      tellProblem(join.problem);
      const { errors } = join.problem;
      if (errors.length > 0) form.show(errors.map(({ code }) => ({ field: 'contact.follow', code })));
    }
    widget.requestUpdate();
  }

  /** The button that was pressed is gone: what came in its place takes the focus. */
  #focus(id: string): void {
    const { widget } = this.screen;
    widget.requestUpdate();
    void widget.updateComplete.then(() => (widget.renderRoot as ShadowRoot).getElementById(id)?.focus());
  }
}
