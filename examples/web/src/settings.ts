// Language and theme: remembered, and put in place.

import { byId } from "./dom.js";
import { type Word, language, say } from "./words.js";

export const STORED = { language: "zhibiao-language", theme: "zhibiao-theme" };

export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing is no reason to stop.
  }
}

/** Puts the words of the language at their places. */
export function translate(): void {
  document.documentElement.lang = language() === "zh" ? "zh-CN" : "en";
  document.title = say("title");
  for (const one of document.querySelectorAll<HTMLElement>("[data-say]")) one.textContent = say(one.dataset["say"] as Word);
  for (const one of document.querySelectorAll<HTMLElement>("[data-label]")) one.setAttribute("aria-label", say(one.dataset["label"] as Word));
  for (const one of document.querySelectorAll<HTMLElement>("[data-hint]")) one.setAttribute("placeholder", say(one.dataset["hint"] as Word));
}

export function chooseTheme(theme: string): void {
  document.documentElement.dataset["theme"] = theme;
  byId<HTMLSelectElement>("theme").value = theme;
  remember(STORED.theme, theme);
}
