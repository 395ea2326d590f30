// Throughline: three custom elements and a key map. Every page is complete without this file.
const $ = (s, r = document) => r.querySelector(s), $$ = (s, r = document) => [...r.querySelectorAll(s)];
const store = { // storage can be full or forbidden: then a draft is simply not kept
  get: k => { try { return JSON.parse(localStorage.getItem(k)); } catch { return null; } },
  set: (k, v) => { try { localStorage.setItem(k, JSON.stringify(v)); return true; } catch { return false; } },
  drop: k => { try { localStorage.removeItem(k); } catch { /* nothing kept */ } },
};

// <t-clock due now [paused] [seconds] [up]>: the server writes the remaining time; this keeps it moving from the server's own instant.
class Clock extends HTMLElement {
  connectedCallback() {
    this.due = Date.parse(this.getAttribute('due'));
    const old = performance.getEntriesByType('navigation')[0]?.type === 'back_forward'; // a page out of the cache carries an old "now"
    this.skew = old ? 0 : Date.parse(this.getAttribute('now')) - Date.now();
    if (Number.isNaN(this.due) || Number.isNaN(this.skew) || this.hasAttribute('paused')) return;
    this.tick(); this.timer = setInterval(() => this.tick(), 1000);
  }
  disconnectedCallback() { clearInterval(this.timer); }
  tick() {
    const ms = this.due - (Date.now() + this.skew), late = ms < 0, s = Math.floor(Math.abs(ms) / 1000), two = n => String(n).padStart(2, '0');
    const text = `${late ? '−' : ''}${Math.floor(s / 3600)}:${two(Math.floor(s % 3600 / 60))}`;
    if (this.hasAttribute('seconds')) {
      const small = document.createElement('small'); small.textContent = `:${two(s % 60)}`;
      this.replaceChildren(text, small);
    } else if (this.textContent !== text) this.textContent = text;
    this.toggleAttribute('late', late);
  }
}
customElements.define('t-clock', Clock);

// <t-palette [src]>: jump to what the page already lists, and search the rest by asking `src?q=` for more <li>.
// Without script its button is a link to the search page.
class Palette extends HTMLElement {
  connectedCallback() {
    const dialog = $('dialog', this), input = $('input', dialog), list = $('ul', dialog), own = $$('li', list);
    const found = () => $$('li:not([hidden]) a', list);
    let timer, asked = 0;
    const ask = async q => {
      const turn = ++asked, answer = await fetch(`${this.getAttribute('src')}?q=${encodeURIComponent(q)}`, { headers: { Accept: 'text/html' } }).catch(() => null);
      if (turn !== asked || !answer?.ok) return;
      const part = new DOMParser().parseFromString(await answer.text(), 'text/html');
      $$('li.found', list).forEach(li => li.remove());
      $$('li', part).forEach(li => { li.classList.add('found'); list.prepend(document.adoptNode(li)); });
    };
    const filter = () => {
      const q = input.value.trim().toLowerCase();
      own.forEach(li => { li.hidden = !li.textContent.toLowerCase().includes(q); });
      $$('li.found', list).forEach(li => li.remove());
      clearTimeout(timer); asked++;
      if (q.length > 1 && this.hasAttribute('src')) timer = setTimeout(() => ask(q), 150);
    };
    this.open = () => { if (!dialog.open) dialog.showModal(); input.value = ''; filter(); input.focus(); };
    input.addEventListener('input', filter);
    dialog.addEventListener('keydown', e => {
      const links = found(), at = links.indexOf(document.activeElement);
      if (e.key === 'ArrowDown') { links[Math.min(at + 1, links.length - 1)]?.focus(); e.preventDefault(); }
      if (e.key === 'ArrowUp') { (at <= 0 ? input : links[at - 1]).focus(); e.preventDefault(); }
      if (e.key === 'Enter' && at < 0 && links.length) { links[0].click(); e.preventDefault(); } // nothing found: the form goes to the search page
    });
    dialog.addEventListener('click', e => e.target === dialog && dialog.close());
  }
}
customElements.define('t-palette', Palette);

// <t-autosave key>: keeps what was typed in a form in this browser until it is sent; says so in its <output>.
// Never passwords, files or hidden fields. Signing out drops all drafts ([data-drop-drafts]).
class Autosave extends HTMLElement {
  connectedCallback() {
    const form = $('form', this) ?? this.closest('form'), said = $('output', this);
    if (!form || !said) return;
    const key = `draft:${location.pathname}:${this.getAttribute('key') ?? form.id}`, week = 7 * 864e5;
    const fields = () => [...form.elements].filter(f => f.name && !['hidden', 'password', 'file', 'submit', 'button'].includes(f.type));
    const at = t => new Date(t).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
    const draft = store.get(key);
    if (draft && (draft.sent || Date.now() - draft.at > week)) store.drop(key);
    else if (draft) {
      fields().forEach(f => {
        const kept = draft.values.find(v => v.name === f.name && (v.choice === undefined || v.choice === f.value)); if (!kept) return;
        if (kept.choice !== undefined) f.checked = kept.on; else f.value = kept.value;
      });
      said.textContent = `Draft of ${at(draft.at)} is back`;
    }
    const save = sent => store.set(key, {
      at: Date.now(), sent,
      values: fields().map(f => ['checkbox', 'radio'].includes(f.type) ? { name: f.name, choice: f.value, on: f.checked } : { name: f.name, value: f.value }),
    });
    let timer;
    this.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => { said.textContent = save(false) ? `Draft saved ${at(Date.now())}` : 'This browser keeps no draft'; }, 600);
    });
    form.addEventListener('submit', () => { clearTimeout(timer); save(true); });
  }
}
customElements.define('t-autosave', Autosave);

// <t-ask form src into>: while the form is typed, asks `src` with what it holds and shows the answer in its own place.
// Without script the form has a button that asks the same.
class Ask extends HTMLElement {
  connectedCallback() {
    const form = document.getElementById(this.getAttribute('form')), into = this.getAttribute('into'); if (!form) return;
    let timer, asked = 0, last = '';
    const ask = async () => {
      const typed = new FormData(form), now = JSON.stringify([...typed].filter(([name]) => !name.startsWith('_')));
      if (now === last) return;
      last = now;
      const turn = ++asked, answer = await fetch(this.getAttribute('src'), { method: 'POST', body: new URLSearchParams(typed), headers: { Accept: 'text/html' } }).catch(() => null);
      if (turn !== asked || !answer?.ok) return;
      const part = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(into), old = document.getElementById(into);
      if (part && old) old.replaceChildren(...[...part.childNodes].map(n => document.adoptNode(n)));
    };
    form.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, 350); });
    if (form.elements.title?.value) ask(); // a draft came back
  }
}
customElements.define('t-ask', Ask);

// what a click can do: open the palette, copy an id, print, change the theme, close an act or a message
document.addEventListener('click', e => {
  const b = e.target.closest?.('[data-palette],[data-close],[data-theme-next],[data-print],[data-copy],[data-keys]'); if (!b) return;
  const has = name => name in b.dataset;
  if (has('palette') && $('t-palette')?.open) { e.preventDefault(); $('t-palette').open(); }
  if (has('close')) {
    const act = b.closest('details.act,dialog,.flash'); if (!act) return;
    e.preventDefault();
    if (act.matches('details')) { act.open = false; $('summary', act).focus(); } else if (act.matches('dialog')) act.close(); else act.remove();
  }
  if (has('themeNext')) {
    const root = document.documentElement, now = root.dataset.theme || (matchMedia('(prefers-color-scheme:dark)').matches ? 'dark' : 'light');
    root.dataset.theme = now === 'dark' ? 'light' : 'dark';
    document.cookie = `theme=${root.dataset.theme};path=/;max-age=31536000;samesite=lax`; // the server writes it into the next page: no flash
  }
  if (has('print')) print();
  if (has('copy')) navigator.clipboard?.writeText(b.dataset.copy).then(() => { const was = b.textContent; b.textContent = 'Copied'; setTimeout(() => { b.textContent = was; }, 2000); });
  if (has('keys')) $('#keys')?.showModal();
});
document.addEventListener('submit', e => {
  if (!e.target.matches('[data-drop-drafts]')) return;
  try { Object.keys(localStorage).filter(k => k.startsWith('draft:')).forEach(store.drop); } catch { /* nothing kept */ }
});

// acts (details that look like dialogs): focus the first field, keep Tab inside
document.addEventListener('toggle', e => {
  if (e.target.matches?.('details.act') && e.target.open) $('.panel :is(input:not([type=hidden]),select,textarea,button,a)', e.target)?.focus();
}, true);
$$('.flash:not(.stays)').forEach(f => setTimeout(() => { if (!f.matches(':hover,:focus-within')) f.remove(); }, 6000));

// keys: Ctrl/Cmd K or / search, g then the letter of a [data-go] link, j k rows, ? this list, Esc closes
let g = 0;
document.addEventListener('keydown', e => {
  const typing = e.target.closest?.('input,textarea,select,[contenteditable]'), act = $('details.act[open]');
  if (act && e.key === 'Escape') { act.open = false; $('summary', act).focus(); return; }
  if (act && e.key === 'Tab') {
    const stops = $$('.panel :is(input:not([type=hidden]),select,textarea,button,a[href])', act), last = stops.length - 1, at = stops.indexOf(document.activeElement);
    if (at === (e.shiftKey ? 0 : last)) { e.preventDefault(); stops[e.shiftKey ? last : 0].focus(); }
    return;
  }
  if ((e.metaKey || e.ctrlKey) && e.key === 'k') { e.preventDefault(); $('t-palette')?.open?.(); return; }
  if (typing || e.metaKey || e.ctrlKey || e.altKey || $('dialog[open]')) return;
  if (e.key === '/') { e.preventDefault(); $('t-palette')?.open?.(); return; }
  if (e.key === '?') { $('#keys')?.showModal(); return; }
  if (Date.now() - g < 900 && /^[a-z]$/.test(e.key)) {
    const link = $(`a[data-go="${e.key}"]`); g = 0;
    if (link) { link.click(); return; }
  }
  g = e.key === 'g' ? Date.now() : 0;
  if (e.key === 'Enter' && e.target.matches('[data-row]')) $('a', e.target)?.click();
  if (e.key === 'j' || e.key === 'k') {
    const rows = $$('[data-row]'), at = rows.indexOf(document.activeElement);
    rows[Math.max(0, Math.min(rows.length - 1, at + (e.key === 'j' ? 1 : -1)))]?.focus();
  }
});

// <t-passkey mode="add|use"> : wraps a form; asks the device before the form is sent. The server answers the options as JSON.
class Passkey extends HTMLElement {
  connectedCallback() {
    const form = $('form', this); if (!form || !window.PublicKeyCredential) return;
    const add = this.getAttribute('mode') === 'add', from = add ? '/me/security/passkeys/options' : '/sign-in/passkey/options';
    form.addEventListener('submit', async e => {
      if (form.credential.value) return;
      e.preventDefault();
      try {
        const options = await (await fetch(from, { method: 'POST', body: new FormData(form) })).json();
        const made = add
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
        form.credential.value = JSON.stringify(made.toJSON());
        form.requestSubmit();
      } catch { /* the person cancelled, or the device refused: the form stays as it is */ }
    });
  }
}
customElements.define('t-passkey', Passkey);
