// Bars, drawn as SVG and told as text.

import { svg } from "./dom.js";
import type { Count } from "./protocol.js";

const [WIDTH, LINE, LABEL, VALUE] = [300, 21, 78, 82];

/** One bar for each count, the longest first. `label` names them; `title` is what a screen reader says first. */
export function bars(title: string, counts: Count[], label: (name: string) => string): SVGElement {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(1, ...counts.map(({ count }) => count));
  const room = WIDTH - LABEL - VALUE;
  const told = counts.map(({ name, count }) => `${label(name)} ${count}`).join(", ");
  const chart = svg("svg", {
    class: "bars", role: "img", viewBox: `0 0 ${WIDTH} ${Math.max(1, counts.length) * LINE}`, "aria-label": `${title}: ${told}`,
  });
  counts.forEach(({ name, count }, index) => {
    const middle = index * LINE + LINE / 2;
    const share = total === 0 ? 0 : (100 * count) / total;
    const percent = share > 0 && share < 1 ? "<1%" : `${Math.round(share)}%`;
    chart.append(
      svg("text", { class: "bar-label", x: "0", y: String(middle), "dominant-baseline": "central" }, label(name)),
      svg("rect", { class: "bar-track", x: String(LABEL), y: String(middle - 4), width: String(room), height: "8", rx: "4" }),
      svg("rect", {
        class: `bar-fill bar-${index % 6}`, x: String(LABEL), y: String(middle - 4), height: "8", rx: "4",
        width: String(Math.max(3, (room * count) / most)),
      }),
      svg("text", { class: "bar-value", x: String(WIDTH), y: String(middle), "text-anchor": "end", "dominant-baseline": "central" },
        `${count.toLocaleString("en-US")} · ${percent}`),
    );
  });
  return chart;
}
