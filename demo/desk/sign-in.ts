import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { Refusal } from './api.ts';
import { describedBy, type Fault, field, Screen, sentence } from './parts.ts';

/** Exampleton's officers, as the demo's server has them: invented, and their password is for everybody. */
const accounts = [
  { name: 'Sam Pryce', email: 'sam@exampleton.example', team: 'Highways team' },
  { name: 'Carys Bowen', email: 'carys@exampleton.example', team: 'Waste and Recycling team' },
  { name: 'Amara Okafor', email: 'amara@exampleton.example', team: 'Environmental Health team' },
  { name: 'Lewis Hart', email: 'lewis@exampleton.example', team: 'Parks and Trees team' },
];
const password = 'exampleton-demo';

/** Asks who is there. With `again` it asks for the password alone, of whoever was here before. */
export class SignIn extends Screen {
  @property() again = '';
  /** Shows whom anybody may sign in as. */
  @property({ type: Boolean }) demo = false;
  /** Called when somebody has signed in. */
  @property({ attribute: false }) done!: () => void;

  protected override render() {
    const hint = this.again && this.demo ? `In the demonstration it is ${password}.` : '';
    const wrong = this.faultOf('email') ?? this.faultOf('password');
    const form = html`<form novalidate @submit=${(event: SubmitEvent) => void this.#submit(event)}>
      ${
        this.again
          ? html`<input name="email" autocomplete="username" readonly hidden .value=${this.again} />`
          : field({
              id: 'email',
              label: 'Email address',
              error: this.faultOf('email'),
              control: html`<input
                id="email"
                name="email"
                type="email"
                autocomplete="username"
                spellcheck="false"
                aria-describedby=${describedBy('email', '', this.faultOf('email'))}
                aria-invalid=${wrong ? 'true' : nothing}
              />`,
            })
      }
      ${field({
        id: 'password',
        label: 'Password',
        hint,
        error: this.faultOf('password'),
        control: html`<input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          aria-describedby=${describedBy('password', hint, this.faultOf('password'))}
          aria-invalid=${wrong ? 'true' : nothing}
        />`,
      })}
      <button class="button" aria-disabled=${this.busy ? 'true' : nothing}>Sign in</button>
    </form>`;
    if (this.again) return html`${this.errorSummary()}${form}`;
    return html`<div class="columns wide">
      <div>
        ${this.errorSummary()}
        <h1 tabindex="-1">Sign in to the staff desk</h1>
        <p class="lead">For officers who answer what residents report.</p>
        ${form}
      </div>
      ${this.demo ? this.#accounts() : nothing}
    </div>`;
  }

  #accounts() {
    return html`<section class="box" aria-labelledby="accounts">
      <h2 id="accounts">Try it</h2>
      <p>Exampleton is invented, and so are its officers. Choose one to fill in the form.</p>
      <ul class="accounts">
        ${accounts.map(
          ({ name, email, team }) =>
            html`<li>
              <button type="button" class="plain" @click=${() => this.#choose(email)}>${name}</button>
              <span class="quiet">${team}</span>
            </li>`,
        )}
      </ul>
      <p>Password of them all: <code>${password}</code></p>
    </section>`;
  }

  #choose(email: string): void {
    const set = (id: string, value: string) => {
      const input = this.querySelector<HTMLInputElement>(`#${id}`);
      if (input) input.value = value;
    };
    set('email', email);
    set('password', password);
    void this.focusOn('form .button');
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const given = new FormData(event.target as HTMLFormElement);
    const read = (name: string) => (given.get(name) as string).trim();
    const [email, secret] = [read('email'), given.get('password') as string];
    const faults: Fault[] = [];
    if (!email.includes('@'))
      faults.push({ field: 'email', text: 'Enter your email address, like name@council.gov.uk' });
    if (!secret) faults.push({ field: 'password', text: 'Enter your password' });
    if (faults.length > 0) return this.complain(faults);
    this.busy = true;
    try {
      await this.api.signIn({ email, password: secret });
      this.done();
    } catch (error) {
      const refused = error instanceof Refusal && ['unauthorised', 'invalid'].includes(error.code);
      this.complain([
        refused ? { field: 'password', text: 'The email address or the password is wrong' } : { text: sentence(error) },
      ]);
    } finally {
      this.busy = false;
    }
  }
}
