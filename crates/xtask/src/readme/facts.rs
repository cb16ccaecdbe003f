//! A reading in the README's notation, from its JSON.

use serde_json::Value;

/// What the column "reading" says: measures, or else the dates, formula, trend or level.
///
/// `>= 90 %`, `[80, 95) %`, `before 2023-12`, `A/B×100%`, `increase`, `level 优良`.
pub fn reading(target: &Value) -> Vec<String> {
    let mut facts: Vec<String> = list(target, "measures").iter().map(measure).collect();
    if text(target, "kind") == "date" {
        facts.extend(list(target, "dates").iter().map(date));
    }
    let formula = &target["formula"]["expression"];
    let level = target["level"]
        .as_str()
        .map(|level| format!("level {level}"));
    let words = [formula.as_str(), target["trend"].as_str()];
    facts.extend(words.into_iter().flatten().map(str::to_owned));
    facts.extend(level);
    facts
}

/// What the column "beside it" may say.
///
/// `label 办案`, `period 2021`, `note 含调解`, `change increase from 上年`, `approximate`, `comparator 以上`,
/// `rule inclusion`, `unit from name`, `unknown unit`, `written ㎡`, `date 2023-12`, `result 满意度`,
/// `doubtful-sign` (a diagnostic).
pub fn beside(target: &Value) -> Vec<String> {
    let mut facts: Vec<String> = list(target, "measures")
        .iter()
        .flat_map(surroundings)
        .collect();
    facts.extend(
        list(target, "dates")
            .iter()
            .map(|d| format!("date {}", date(d))),
    );
    let result = target["formula"]["result"].as_str();
    facts.extend(result.map(|result| format!("result {result}")));
    facts.extend(codes(target));
    facts
}

/// The codes of the diagnostics, wherever they stand in a reading.
pub fn codes(value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) => {
            let own = list(value, "diagnostics")
                .iter()
                .map(|d| text(d, "code").to_owned());
            own.chain(fields.values().flat_map(codes)).collect()
        }
        Value::Array(items) => items.iter().flat_map(codes).collect(),
        _ => Vec::new(),
    }
}

fn measure(measure: &Value) -> String {
    let amount = match text(measure, "op") {
        "range" => interval(&measure["lower"], &measure["upper"]),
        op => format!("{op} {}", number(&measure["value"])),
    };
    match measure["unit"]["name"].as_str() {
        Some(unit) => format!("{amount} {unit}"),
        None => amount,
    }
}

fn interval(lower: &Value, upper: &Value) -> String {
    let included = |bound: &Value| bound["inclusive"] == true;
    let open = if included(lower) { '[' } else { '(' };
    let close = if included(upper) { ']' } else { ')' };
    format!(
        "{open}{}, {}{close}",
        number(&lower["value"]),
        number(&upper["value"])
    )
}

/// A number, or the string of a fraction.
fn number(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

fn date(date: &Value) -> String {
    let (from, to) = (date["from"].as_str(), date["to"].as_str());
    let days = match (from, to) {
        (Some(from), Some(to)) if from != to => format!("{from}/{to}"),
        _ => from.or(to).unwrap_or(text(date, "text")).to_owned(),
    };
    match (date["relation"].as_str(), from.or(to)) {
        (Some(relation), Some(_)) => format!("{relation} {days}"),
        _ => days,
    }
}

fn surroundings(measure: &Value) -> Vec<String> {
    let mut facts = Vec::new();
    for key in ["label", "period", "note", "comparator", "rule"] {
        facts.extend(measure[key].as_str().map(|value| format!("{key} {value}")));
    }
    let change = &measure["change"];
    if let Some(direction) = change["direction"].as_str() {
        let base = change["base"].as_str().map(|base| format!(" from {base}"));
        facts.push(format!("change {direction}{}", base.unwrap_or_default()));
    }
    facts.extend(
        measure["unit_from"]
            .as_str()
            .map(|place| format!("unit from {place}")),
    );
    facts.extend(
        measure["unit"]["text"]
            .as_str()
            .map(|text| format!("written {text}")),
    );
    if measure["unit"]["known"] == false {
        facts.push("unknown unit".to_owned());
    }
    if measure["approximate"] == true {
        facts.push("approximate".to_owned());
    }
    facts
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_measure_says_op_number_and_unit() {
        let target = json!({"kind": "threshold", "measures": [
            {"op": ">=", "value": 11000, "unit": {"name": "件", "text": "件"}, "label": "办案"},
            {"op": "=", "value": "2/3"},
        ]});
        assert_eq!(reading(&target), [">= 11000 件", "= 2/3"]);
        assert_eq!(beside(&target), ["label 办案", "written 件"]);
    }

    #[test]
    fn a_range_says_what_is_included() {
        let (lower, upper) = (
            json!({"value": 80, "inclusive": true}),
            json!({"value": 95, "inclusive": false}),
        );
        let target = json!({"measures": [{"op": "range", "lower": lower, "upper": upper, "unit": {"name": "%"}}]});
        assert_eq!(reading(&target), ["[80, 95) %"]);
    }

    #[test]
    fn dates_are_the_reading_of_a_date_only() {
        let dates = json!([{"text": "2023年12月底前", "to": "2023-12", "relation": "before"},
            {"text": "全年"}, {"text": "x", "from": "2023-07", "to": "2024-01"}]);
        let target = json!({"kind": "date", "measures": [], "dates": dates});
        assert_eq!(
            reading(&target),
            ["before 2023-12", "全年", "2023-07/2024-01"]
        );
        let target = json!({"kind": "text", "measures": [], "dates": dates});
        assert!(reading(&target).is_empty());
        assert_eq!(beside(&target)[0], "date before 2023-12");
    }

    #[test]
    fn codes_are_found_at_every_depth() {
        let cell = json!({"diagnostics": [{"code": "a"}], "indicators": [{"target": {"diagnostics": [{"code": "b"}]}}]});
        let mut found = codes(&cell);
        found.sort();
        assert_eq!(found, ["a", "b"]);
    }
}
