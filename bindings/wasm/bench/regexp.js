// What a competent programmer writes in an afternoon: two regular expressions, compiled once, read by index.
// The patterns are those of benches/src/rival.rs.

const ITEM = /([0-9]{1,2})、([^：。、]{2,8}指标)：([^。]+?)，年度指标值：([^。]*)。/gu;
const MEASURE =
  /(≥|≤|>=|<=|>|<|=|大于或等于|大于等于|小于或等于|小于等于|不低于|不少于|不小于|不超过|不高于|大于|小于|高于|低于|超过|至少|达到|达|约)?([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)(万|亿)?(%|人次|人|户|家|个|件|场次|场|次|份|册|箱|卷|台|名|期|批|项|亩|平方米|米|元|天|小时)?(以上|以下|以内|左右)?/u;

const BEFORE = new Map([
  ...["≥", ">=", "大于或等于", "大于等于", "不低于", "不少于", "不小于", "至少", "达到", "达"].map((word) => [word, ">="]),
  ...[">", "大于", "高于", "超过"].map((word) => [word, ">"]),
  ...["≤", "<=", "小于或等于", "小于等于", "不超过", "不高于"].map((word) => [word, "<="]),
  ...["<", "小于", "低于"].map((word) => [word, "<"]),
  ["约", "~"], ["=", "="],
]);
const AFTER = new Map([["以上", ">="], ["以下", "<="], ["以内", "<="], ["左右", "~"]]);

/** The indicators of a cell, each with its first measure. */
export function read(cell) {
  const items = [];
  ITEM.lastIndex = 0;
  for (let item = ITEM.exec(cell); item !== null; item = ITEM.exec(cell)) {
    const found = MEASURE.exec(item[4]);
    let measure;
    if (found !== null) {
      const digits = found[2];
      const plain = Number(digits.includes(",") ? digits.replaceAll(",", "") : digits);
      const value = plain * (found[3] === "万" ? 1e4 : found[3] === "亿" ? 1e8 : 1);
      measure = { op: BEFORE.get(found[1]) ?? AFTER.get(found[5]) ?? "=", value, unit: found[4] };
    }
    items.push({ ordinal: Number(item[1]), category: item[2], name: item[3], value: item[4], measure });
  }
  return items;
}
