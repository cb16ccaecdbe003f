// What the page and its worker say to each other.

import type { Flat, Level, TableDiagnostic, TableIndicator, ValuePiece } from "./zhibiao/init.js";

export type Language = "zh" | "en";

/** What the clerk gave us. Texts and bytes are kept, so that they can be read again in the other language. */
export type Source =
  | { kind: "text"; name: string; text: string }
  | { kind: "tables"; name: string; tables: Flat[] }
  /** `files`: in a format that only the second module reads. A blob crosses threads without being copied. */
  | { kind: "file"; name: string; blob: Blob; files: boolean };

export interface Filter {
  text: string;
  category: string;
  kind: string;
  remarksOnly: boolean;
}

export type Format = "xlsx" | "rows" | "csv" | "jsonl" | "json" | "table";

export type Request =
  | { type: "read"; sources: Source[]; language: Language }
  | { type: "filter"; id: number; filter: Filter }
  | { type: "rows"; id: number; from: number; to: number }
  | { type: "detail"; id: number; index: number }
  | { type: "export"; id: number; format: Format };

export interface Count {
  name: string;
  count: number;
}

export interface Summary {
  projects: number;
  indicators: number;
  measures: number;
  /** Targets with a kind other than text. */
  quantified: number;
  /** Measures whose `=` is only implied. */
  withoutComparator: number;
  /** Indicators with any remark. */
  withRemarks: number;
  errors: number;
  warnings: number;
  categories: Count[];
  kinds: Count[];
  /** Remarks on rows and cells of the table, not on one indicator. */
  remarks: (TableDiagnostic & { file: string })[];
  remarkCount: number;
  /** Files that could not be read, and why. */
  failures: { file: string; code: string; message: string }[];
}

/** A line of the list: a project, or one of its indicators. */
export type Row =
  | { type: "project"; name: string; department: string; file: string; count: number; number: number }
  | {
      type: "indicator";
      ordinal: number | undefined;
      category: string;
      subcategory: string;
      name: string;
      value: string;
      sign: string;
      unit: string;
      pieces: ValuePiece[];
      kind: string;
      readings: string[];
      level: Level | undefined;
      remarks: number;
    };

export interface Detail {
  row: Row;
  indicator: TableIndicator | undefined;
  goal: string;
  project: string;
  department: string;
  table: string;
  file: string;
  extra: { header: string; text: string }[];
}

export type Reply =
  | { type: "progress"; name: string; rows: number; totalRows: number; indicators: number }
  | { type: "done"; summary: Summary; milliseconds: number }
  | { type: "failed"; code: string; message: string }
  | { type: "answer"; id: number; value: unknown };
