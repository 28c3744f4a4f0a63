// Owns the ECharts objects of the page. Blazor hands over columns of points; nothing else is kept on the server's side.
// A chart draws at most five times a second, however often points arrive, and again when its size or the theme changes.
const bundle = '_content/Vizor.ECharts/js/vizor-echarts-bundle-min.js';
const drawEvery = 200;
let loading = null;

function library() {
  if (window.echarts) return Promise.resolve(window.echarts);
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL(bundle, document.baseURI).href;
    script.onload = () => resolve(window.echarts);
    script.onerror = () => { loading = null; reject(new Error(`${bundle} could not be loaded.`)); };
    document.head.append(script);
  });
  return loading;
}

export async function create(element, page, options) {
  return new LineChart(await library(), element, page, options);
}

class LineChart {
  #lines = new Map();      // id → { look, x, y }
  #changed = new Set();    // ids whose points are not drawn yet
  #redraw = true;          // everything is to be drawn, not just what changed
  #timer = 0;
  #drawnAt = 0;
  #lit = null;             // the group that is pointed at

  constructor(echarts, element, page, options) {
    this.echarts = echarts;
    this.element = element;
    this.page = page;
    this.options = options;
    this.chart = echarts.init(element, null, { renderer: 'canvas' });
    this.chart.on('click', e => e.componentType === 'series' && this.#report(e.seriesId));
    this.chart.on('mouseover', e => e.componentType === 'series' && this.#light(e.seriesId));
    this.chart.on('mouseout', () => this.#light(null));
    this.observer = new ResizeObserver(() => { if (element.clientWidth) this.chart.resize(); });
    this.observer.observe(element);
    this.#schedule();
  }

  put(looks, counts, xBytes, yBytes, replace) {
    const x = column(xBytes), y = column(yBytes);
    if (replace) { this.#lines.clear(); this.#redraw = true; }
    let from = 0;
    looks.forEach((look, i) => {
      const to = from + counts[i];
      let line = this.#lines.get(look.id);
      if (!line) {
        line = { look, x: [], y: [] };
        this.#lines.set(look.id, line);
      } else if (JSON.stringify(line.look) !== JSON.stringify(look)) {
        line.look = look;
      }
      for (let p = from; p < to; p++) merge(line, x[p], y[p]);
      this.#changed.add(look.id);
      from = to;
    });
    this.#schedule();
  }

  setOptions(options) { this.options = options; this.#redraw = true; this.#schedule(); }

  setTheme() { this.#redraw = true; this.#schedule(); }

  dispose() {
    clearTimeout(this.#timer);
    this.observer.disconnect();
    this.chart.dispose();
    this.page = null;
  }

  #schedule() {
    if (this.#timer) return;
    const wait = Math.max(0, this.#drawnAt + drawEvery - performance.now());
    this.#timer = setTimeout(() => { this.#timer = 0; this.#draw(); }, wait);
  }

  #draw() {
    if (this.chart.isDisposed()) return;
    // Lines that come into an empty chart are drawn at once.
    this.#drawnAt = this.#lines.size > 0 ? performance.now() : 0;
    const colours = theme(this.element);
    const ids = this.#redraw ? [...this.#lines.keys()] : [...this.#changed];
    const series = ids.map(id => this.#series(this.#lines.get(id), colours));
    if (this.#redraw && this.options.areas.length) series.push(areas(this.options.areas, colours));
    const axes = this.#axes(colours), option = { ...axes, series };
    this.chart.setOption(option, this.#redraw ? { notMerge: true } : undefined);
    this.#redraw = false;
    this.#changed.clear();
    // Tests and tools that look at the page can tell how much is drawn, and which values the fitted axis spans.
    this.element.dataset.lines = this.#lines.size;
    const value = bound => this.options.logY ? 10 ** bound : bound;
    if (axes.yAxis.min == null) delete this.element.dataset.values;
    else this.element.dataset.values = `${value(axes.yAxis.min)} ${value(axes.yAxis.max)}`;
    this.element.dataset.points = [...this.#lines.values()].reduce((sum, line) => sum + line.x.length, 0);
  }

  #series({ look, x, y }, colours) {
    const log = this.options.logY;
    const data = x.map((at, i) => [at, log ? (y[i] > 0 ? Math.log10(y[i]) : null) : y[i]]);
    const strong = { color: look.colour, width: look.width + 0.75, opacity: 1 };
    return {
      id: look.id, name: look.name, type: look.points ? 'scatter' : 'line', data,
      animation: false, triggerLineEvent: true, showSymbol: data.length === 1, symbol: 'circle', symbolSize: look.points ? 1 + 2 * look.width : 5,
      z: look.muted ? 2 : 3 + look.width,
      color: look.muted ? colours.muted : look.colour,
      lineStyle: {
        color: look.muted ? colours.muted : look.colour, width: look.muted ? Math.max(0.75, look.width * 0.7) : look.width,
        type: look.dashed ? [5, 4] : 'solid', opacity: look.muted ? this.#greyness() : 1,
      },
      itemStyle: { color: look.muted ? colours.muted : look.colour },
      emphasis: { lineStyle: strong, itemStyle: { color: look.colour } },
    };
  }

  // Two hundred grey lines are to be a background, twenty are to be seen.
  #greyness() {
    const muted = [...this.#lines.values()].reduce((count, line) => count + (line.look.muted ? 1 : 0), 0);
    return Math.max(0.2, Math.min(0.6, 12 / muted));
  }

  #axes(colours) {
    const o = this.options;
    const axis = {
      nameTextStyle: { color: colours.soft, fontSize: 12 },
      axisLabel: { color: colours.soft, fontSize: 11 },
      axisLine: { lineStyle: { color: colours.strong } },
      axisTick: { lineStyle: { color: colours.strong } },
      splitLine: { lineStyle: { color: colours.line } },
      minorSplitLine: { show: false },
    };
    const y = { ...axis, type: 'value', scale: true, name: o.y, nameLocation: 'end', nameTextStyle: { ...axis.nameTextStyle, align: 'left', padding: [0, 0, 0, -44] } };
    if (o.logY) Object.assign(y, this.#logarithmic(axis));
    else {
      y.axisLabel = { ...axis.axisLabel, formatter: short };
      if (o.fitFrom != null) Object.assign(y, this.#fitted(y.axisLabel));
    }
    return {
      animation: false,
      textStyle: { fontFamily: colours.font, color: colours.ink },
      grid: { left: 56, right: 18, top: o.legend ? 46 : 30, bottom: o.zoom ? 84 : 40 },
      legend: { show: o.legend, top: 0, right: 0, itemHeight: 8, textStyle: { color: colours.ink, fontSize: 12 }, inactiveColor: colours.soft },
      xAxis: {
        ...axis, type: 'value', name: o.x, nameLocation: 'middle', nameGap: 24, min: o.xMin ?? 'dataMin', max: o.xMax ?? 'dataMax',
        splitLine: { show: false },
      },
      yAxis: y,
      dataZoom: o.zoom ? [
        { type: 'slider', height: 22, bottom: 8, textStyle: { color: colours.soft }, borderColor: colours.line },
        { type: 'inside', zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false },
      ] : [],
      tooltip: {
        trigger: 'axis', confine: true, backgroundColor: colours.raised, borderColor: colours.strong, textStyle: { color: colours.ink, fontSize: 12 },
        axisPointer: { lineStyle: { color: colours.strong } }, formatter: points => this.#tooltip(points),
      },
    };
  }

  // The range of the points that the vertical axis fits: a first epoch far above the others would flatten them all.
  #range(counts) {
    const last = Math.max(...[...this.#lines.values()].map(line => line.x.at(-1) ?? -Infinity));
    const fitFrom = this.options.fitFrom ?? -Infinity;
    // Two epochs are shown whole.
    for (const from of last > fitFrom ? [fitFrom, -Infinity] : [-Infinity]) {
      let least = Infinity, greatest = -Infinity;
      for (const { x, y } of this.#lines.values()) {
        for (let i = 0; i < y.length; i++) {
          if (x[i] >= from && Number.isFinite(y[i]) && counts(y[i])) { least = Math.min(least, y[i]); greatest = Math.max(greatest, y[i]); }
        }
      }
      if (greatest > -Infinity) return { least, greatest };
    }
    return { least: Infinity, greatest: -Infinity };
  }

  #fitted(axisLabel) {
    const { least, greatest } = this.#range(() => true);
    if (greatest === -Infinity) return {};
    const margin = Math.max((greatest - least) * 0.05, Math.abs(greatest) * 1e-6);
    return { min: least - margin, max: greatest + margin, axisLabel: { ...axisLabel, showMinLabel: false, showMaxLabel: false } };
  }

  // The logarithm is taken here, and the marks are set at 1, 2 and 5 of each decade: losses seldom span a whole one.
  #logarithmic(axis) {
    const { least, greatest } = this.#range(value => value > 0);
    if (greatest === -Infinity) return { axisLabel: { ...axis.axisLabel, formatter: v => short(10 ** v) } };
    const marks = logMarks(least, greatest);
    const customValues = marks.map(Math.log10);
    return {
      min: customValues[0], max: customValues.at(-1),
      axisLabel: { ...axis.axisLabel, customValues, formatter: v => short(10 ** v) },
      axisTick: { ...axis.axisTick, customValues },
      splitLine: { ...axis.splitLine, customValues },
    };
  }

  #tooltip(points) {
    let shown = points.filter(p => p.value?.[1] != null);
    if (!shown.length) return '';
    if (this.#lit) shown = shown.filter(p => this.#lines.get(p.seriesId)?.look.group === this.#lit);
    else if (shown.length > 8) shown = shown.filter(p => !this.#lines.get(p.seriesId)?.look.muted);
    const more = shown.length - 8;
    const encode = this.echarts.format.encodeHTML;
    const rows = shown.slice(0, 8).map(p => {
      const value = this.options.logY ? 10 ** p.value[1] : p.value[1];
      return `<div>${p.marker}${encode(p.seriesName)} <b>${significant(value)}</b></div>`;
    });
    const head = `<div>${encode(this.options.x)} <b>${significant(points[0].value[0])}</b></div>`;
    return head + rows.join('') + (more > 0 ? `<div>and ${more} more</div>` : '');
  }

  #light(id) {
    const group = id == null ? null : this.#lines.get(id)?.look.group ?? null;
    if (group === this.#lit) return;
    const toggle = (type, wanted) => {
      const seriesId = [...this.#lines.values()].filter(l => l.look.group === wanted).map(l => l.look.id);
      for (const one of seriesId) this.chart.dispatchAction({ type, seriesId: one });
    };
    if (this.#lit !== null) toggle('downplay', this.#lit);
    this.#lit = group;
    if (group !== null) toggle('highlight', group);
  }

  #report(id) {
    const group = this.#lines.get(id)?.look.group;
    if (group !== undefined) this.page?.invokeMethodAsync('LineClickedAsync', group).catch(() => {});
  }
}

/** Bytes of little-endian doubles, at whatever offset they arrive. */
function column(bytes) {
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** Adds a point where it belongs by x; a point that comes again replaces the older one. */
function merge(line, x, y) {
  const last = line.x.length - 1;
  if (last < 0 || x > line.x[last]) { line.x.push(x); line.y.push(y); return; }
  let at = last;
  while (at > 0 && line.x[at - 1] >= x) at--;
  if (line.x[at] === x) line.y[at] = y;
  else { line.x.splice(at, 0, x); line.y.splice(at, 0, y); }
}

/** Marks at 1, 2 and 5 of each decade around a range; only whole decades where there would be many. */
export function logMarks(least, greatest) {
  const decades = Math.log10(greatest / least);
  const steps = decades > 4 ? [1] : decades > 0.6 ? [1, 2, 5] : [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9];
  const all = [];
  for (let decade = Math.floor(Math.log10(least)) - 1; decade <= Math.ceil(Math.log10(greatest)); decade++) {
    for (const step of steps) all.push(Number((step * 10 ** decade).toPrecision(3)));
  }
  const first = all.findLastIndex(mark => mark <= least), last = all.findIndex(mark => mark >= greatest);
  return first === last ? all.slice(first - 1, last + 2) : all.slice(first, last + 1);
}

function areas(parts, colours) {
  return {
    id: ' areas', type: 'line', data: [], silent: true,
    markArea: {
      silent: true,
      label: { color: colours.soft, fontSize: 11, position: 'insideTop' },
      data: parts.map(a => [{ name: a.name, xAxis: a.from, itemStyle: { color: a.colour, opacity: 0.1 } }, { xAxis: a.to }]),
    },
  };
}

function theme(element) {
  const style = getComputedStyle(element);
  const read = name => style.getPropertyValue(name).trim();
  return {
    ink: read('--ink'), soft: read('--ink-soft'), line: read('--line'), strong: read('--line-strong'), raised: read('--raised'),
    muted: read('--line-strong'), font: style.fontFamily,
  };
}

function significant(value) {
  if (value === 0 || Number.isInteger(value)) return String(value);
  const size = Math.abs(value);
  return (size < 1e-4 || size >= 1e6 ? value.toExponential(2) : String(Number(value.toPrecision(size >= 1 ? 6 : 3)))).replace('-', '\u2212');
}

function short(value) {
  if (value === 0) return '0';
  const size = Math.abs(value);
  return (size < 1e-4 || size >= 1e6 ? value.toExponential(0) : String(Number(value.toPrecision(5)))).replace('-', '\u2212');
}
