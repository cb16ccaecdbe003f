// A reading in a few words; numbers keep their digits.

import type { Bound, Decimal, Measure, Target, TargetDate } from "./zhibiao/init.js";
import type { Language } from "./protocol.js";

const SIGNS: Record<string, string> = { "=": "=", ">=": "≥", ">": ">", "<=": "≤", "<": "<", "~": "≈" };

const RELATIONS: Record<Language, Record<string, (date: string) => string>> = {
  zh: {
    before: (date) => `${date} 之前`,
    by: (date) => `截至 ${date}`,
    within: (date) => `${date} 之内`,
    from: (date) => `${date} 起`,
    to: (date) => `至 ${date}`,
  },
  en: {
    before: (date) => `before ${date}`,
    by: (date) => `by ${date}`,
    within: (date) => `within ${date}`,
    from: (date) => `from ${date}`,
    to: (date) => `until ${date}`,
  },
};

const TRENDS: Record<Language, Record<string, string>> = {
  zh: { increase: "↑ 提升", decrease: "↓ 下降", maintain: "→ 保持" },
  en: { increase: "↑ increase", decrease: "↓ decrease", maintain: "→ maintain" },
};

/** Digits in groups of three, as the number was written otherwise. */
export function decimal(value: Decimal): string {
  const [whole = "", part] = String(value).split(".");
  if (!/^-?\d+$/.test(whole)) return String(value);
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return part === undefined ? grouped : `${grouped}.${part}`;
}

/** `≥ 90 %`. */
export function reading(measure: Measure): string {
  const { op, value, lower, upper, unit } = measure;
  const name = unit ? ` ${unit.name}` : "";
  if (lower && upper) return between(lower, upper) + name;
  return `${SIGNS[op] ?? op} ${value === undefined ? "" : decimal(value)}${name}`;
}

function between(lower: Bound, upper: Bound): string {
  const [from, to] = [decimal(lower.value), decimal(upper.value)];
  if (lower.inclusive && upper.inclusive) return `${from} – ${to}`;
  return `${lower.inclusive ? "≥" : ">"} ${from}, ${upper.inclusive ? "≤" : "<"} ${to}`;
}

export function dateReading({ text, from, to, relation }: TargetDate, language: Language): string {
  const when = from !== undefined && to !== undefined ? (from === to ? from : `${from} – ${to}`) : (from ?? to ?? text);
  return (relation && RELATIONS[language][relation]?.(when)) ?? when;
}

/** All that was read, a line for each number or date. */
export function readings(target: Target, language: Language): string[] {
  const lines = target.measures.map(reading);
  for (const date of target.dates ?? []) lines.push(dateReading(date, language));
  if (target.formula) lines.push(target.formula.expression);
  if (target.trend) lines.push(TRENDS[language][target.trend] ?? target.trend);
  if (target.level) lines.push(target.level);
  return lines;
}
