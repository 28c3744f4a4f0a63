// The text belongs to the browser while a person writes it. The page hears of it when the writer rests or leaves, and puts a text in only when it was
// changed elsewhere; setting it raises no event, so the two never answer each other.
const rest = 250;
const longest = 7000; // characters; a message from the browser holds 32 KB

export function create(area, gutter, page) {
  return new Editor(area, gutter, page);
}

class Editor {
  #timer = 0;
  #told;
  #wrong = new Set();

  constructor(area, gutter, page) {
    this.area = area;
    this.gutter = gutter;
    this.page = page;
    this.#told = area.value;
    area.addEventListener('input', () => {
      this.#number();
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#tell(), rest);
    });
    area.addEventListener('blur', () => this.#tell());
    area.addEventListener('scroll', () => { gutter.scrollTop = area.scrollTop; });
    this.#number();
  }

  setText(text) {
    clearTimeout(this.#timer);
    this.#told = text;
    if (this.area.value === text) return;
    const top = this.area.scrollTop;
    this.area.value = text;
    this.area.scrollTop = top;
    this.#number();
  }

  mark(lines) {
    this.#wrong = new Set(lines);
    this.#number();
  }

  goTo(line) {
    const lines = this.area.value.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    this.area.focus();
    this.area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
    const height = this.area.scrollHeight / Math.max(1, lines.length);
    this.area.scrollTop = Math.max(0, (line - 4) * height);
  }

  dispose() {
    clearTimeout(this.#timer);
    this.page = null;
  }

  #tell() {
    clearTimeout(this.#timer);
    const text = this.area.value;
    if (text === this.#told || !this.page) return;
    this.#told = text;
    const sent = text.length <= longest
      ? this.page.invokeMethodAsync('TextEditedAsync', text)
      : this.page.invokeMethodAsync('LongTextEditedAsync', DotNet.createJSStreamReference(new TextEncoder().encode(text)));
    sent.catch(() => { this.#told = null; });
  }

  #number() {
    const count = this.area.value.split('\n').length;
    const rows = [];
    for (let line = 1; line <= count; line++) {
      const row = document.createElement('span');
      row.textContent = this.#wrong.has(line) ? `▲ ${line}\n` : `${line}\n`;
      if (this.#wrong.has(line)) row.className = 'wrong-line';
      rows.push(row);
    }
    this.gutter.replaceChildren(...rows);
    this.gutter.scrollTop = this.area.scrollTop;
  }
}
