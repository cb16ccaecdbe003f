//! The wire form as TypeScript: `bindings/wasm/ts/wire.ts`, from the Rust types that are serialized.
//!
//! Read from the sources, so that a field that is added there cannot be missing here; the golden vectors,
//! compiled as literals of these types, are the second opinion.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

use syn::{
    Attribute, Expr, Fields, GenericArgument, Item, ItemEnum, ItemStruct, Lit, PathArguments, Type,
    UseTree, Variant,
};

use crate::shell::root;

const TARGET: &str = "bindings/wasm/ts/wire.ts";

/// Folders whose structs are the wire form, and what to call those whose names are taken.
const STRUCTS: [(&str, &[(&str, &str)]); 2] = [
    (
        "crates/zhibiao/src/wire",
        &[("Date", "TargetDate"), ("Error", "Refusal")],
    ),
    (
        "crates/zhibiao-table/src/wire",
        &[
            ("Document", "TableDocument"),
            ("Indicator", "TableIndicator"),
            ("Diagnostic", "TableDiagnostic"),
        ],
    ),
];

/// Where enumerations with names are.
const ENUMS: [&str; 2] = [
    "crates/zhibiao/src/model",
    "crates/zhibiao/src/diagnostic.rs",
];

const HEAD: &str = "\
// Written by `cargo xtask codegen` from crates/zhibiao/src/wire and crates/zhibiao-table/src/wire.

/**
 * An exact number: a number where a double holds it, else a string, as `\"2/3\"` or more digits than a
 * double keeps.
 */
export type Decimal = number | string;
";

/// What the generated file should say.
pub fn generate() -> Result<(&'static str, String), String> {
    let enums = enums()?;
    let mut used = BTreeSet::new();
    let mut body = String::new();
    let mut structs = BTreeSet::new();
    for (folder, renamed) in STRUCTS {
        for items in parse_all(&[folder])? {
            let imported = imported(&items);
            let renamed: Vec<(&str, &str)> = renamed
                .iter()
                .filter(|(from, _)| !imported.contains(*from))
                .copied()
                .collect();
            for item in &items {
                if let Item::Struct(item) = item
                    && is_serialized(item)
                {
                    interface(&mut body, item, &renamed, &mut used);
                    structs.insert(item.ident.to_string());
                }
            }
        }
    }
    let known = |name: &&String| structs.contains(*name) || enums.contains_key(*name);
    if let Some(name) = used.iter().find(|name| !known(name)) {
        return Err(format!(
            "a field of the wire form is a {name}, which is neither a struct there nor declared by named!"
        ));
    }
    let mut out = HEAD.to_owned();
    for (name, (doc, values)) in enums.iter().filter(|(name, _)| used.contains(*name)) {
        let values: Vec<String> = values.iter().map(|value| format!("\"{value}\"")).collect();
        comment(&mut out, "\n", doc, "");
        let _ = writeln!(out, "export type {name} = {};", values.join(" | "));
    }
    out.push_str(&body);
    Ok((TARGET, out))
}

/// The items of files and of all files in folders, in the order of their names, `mod.rs` first.
fn parse_all(places: &[&str]) -> Result<Vec<Vec<Item>>, String> {
    let mut files = Vec::new();
    for place in places {
        match fs::read_dir(root().join(place)) {
            Ok(entries) => {
                let names = entries
                    .filter_map(Result::ok)
                    .map(|entry| entry.file_name());
                files.extend(names.map(|name| format!("{place}/{}", name.to_string_lossy())));
            }
            Err(_) => files.push((*place).to_owned()),
        }
    }
    files.retain(|file| file.ends_with(".rs"));
    files.sort_by_key(|file| (!file.ends_with("/mod.rs"), file.clone()));
    files.iter().map(|file| parse(file)).collect()
}

/// The names that a file takes from the core, which are not the table's own.
fn imported(items: &[Item]) -> BTreeSet<String> {
    fn names(tree: &UseTree, all: &mut BTreeSet<String>) {
        match tree {
            UseTree::Path(path) => names(&path.tree, all),
            UseTree::Group(group) => group.items.iter().for_each(|tree| names(tree, all)),
            UseTree::Name(name) => drop(all.insert(name.ident.to_string())),
            UseTree::Rename(_) | UseTree::Glob(_) => {}
        }
    }
    let mut all = BTreeSet::new();
    for item in items {
        if let Item::Use(item) = item
            && let UseTree::Path(path) = &item.tree
            && path.ident == "zhibiao"
        {
            names(&path.tree, &mut all);
        }
    }
    all
}

fn parse(file: &str) -> Result<Vec<Item>, String> {
    let text = fs::read_to_string(root().join(file)).map_err(|error| format!("{file}: {error}"))?;
    let parsed = syn::parse_file(&text).map_err(|error| format!("{file}: {error}"))?;
    Ok(parsed.items)
}

/// The documentation and the names of each enumeration that `named!` declares.
fn enums() -> Result<BTreeMap<String, (String, Vec<String>)>, String> {
    let mut enums = BTreeMap::new();
    for item in parse_all(&ENUMS)?.into_iter().flatten() {
        let Item::Macro(item) = item else { continue };
        if !item.mac.path.is_ident("named") {
            continue;
        }
        let item: ItemEnum =
            syn::parse2(item.mac.tokens).map_err(|error| format!("named!: {error}"))?;
        let names = item.variants.iter().filter_map(name).collect();
        enums.insert(item.ident.to_string(), (doc(&item.attrs), names));
    }
    Ok(enums)
}

/// `Ge = ">="`: the name beside a variant.
fn name(variant: &Variant) -> Option<String> {
    match &variant.discriminant {
        Some((_, Expr::Lit(literal))) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a struct derives `Serialize`, directly or under a feature.
fn is_serialized(item: &ItemStruct) -> bool {
    item.attrs
        .iter()
        .any(|attribute| tokens(attribute).contains("Serialize"))
}

fn tokens(attribute: &Attribute) -> String {
    match &attribute.meta {
        syn::Meta::List(list) => list.tokens.to_string(),
        _ => String::new(),
    }
}

fn interface(
    out: &mut String,
    item: &ItemStruct,
    renamed: &[(&str, &str)],
    used: &mut BTreeSet<String>,
) {
    let Fields::Named(fields) = &item.fields else {
        return;
    };
    comment(out, "\n", &doc(&item.attrs), "");
    let _ = writeln!(
        out,
        "export interface {} {{",
        rename(&item.ident.to_string(), renamed)
    );
    for field in &fields.named {
        let serde: String = field.attrs.iter().map(tokens).collect();
        comment(out, "", &doc(&field.attrs), "  ");
        let name = field
            .ident
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default();
        let mark = if serde.contains("skip_serializing_if") {
            "?"
        } else {
            ""
        };
        let of = type_name(&field.ty, renamed, used);
        let _ = writeln!(out, "  {name}{mark}: {of};");
    }
    out.push_str("}\n");
}

fn rename(name: &str, renamed: &[(&str, &str)]) -> String {
    let found = renamed.iter().find(|(from, _)| *from == name);
    found.map_or(name, |(_, to)| to).to_owned()
}

fn type_name(of: &Type, renamed: &[(&str, &str)], used: &mut BTreeSet<String>) -> String {
    let Type::Path(path) = of else {
        return "unknown".to_owned();
    };
    let Some(last) = path.path.segments.last() else {
        return "unknown".to_owned();
    };
    let inner = match &last.arguments {
        PathArguments::AngleBracketed(arguments) => {
            arguments.args.iter().find_map(|argument| match argument {
                GenericArgument::Type(of) => Some(type_name(of, renamed, used)),
                _ => None,
            })
        }
        _ => None,
    };
    match (last.ident.to_string().as_str(), inner) {
        ("Vec", Some(inner)) => format!("{inner}[]"),
        ("Option" | "Box" | "Arc", Some(inner)) => inner,
        ("String" | "str", _) => "string".to_owned(),
        ("u8" | "u16" | "u32" | "usize", _) => "number".to_owned(),
        ("bool", _) => "boolean".to_owned(),
        ("Number", _) => "Decimal".to_owned(),
        (name, _) => {
            used.insert(name.to_owned());
            rename(name, renamed)
        }
    }
}

/// Documentation without links to Rust items.
fn doc(attributes: &[Attribute]) -> String {
    let lines = attributes
        .iter()
        .filter_map(|attribute| match &attribute.meta {
            syn::Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
                Expr::Lit(literal) => match &literal.lit {
                    Lit::Str(text) => Some(text.value().trim().to_owned()),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        });
    let text: Vec<String> = lines.take_while(|line| !line.starts_with("```")).collect();
    let text = text.join("\n");
    let text = text.split("; see [").next().unwrap_or_default().trim();
    let closed = if text.ends_with(['.', '…']) {
        ""
    } else {
        "."
    };
    format!("{}{closed}", text.replace("[`", "`").replace("`]", "`"))
}

fn comment(out: &mut String, before: &str, text: &str, indent: &str) {
    let text = text.replace("*/", "* /");
    let lines: Vec<&str> = text.lines().collect();
    let star = |line: &&str| format!("{indent} * {line}").trim_end().to_owned();
    out.push_str(before);
    let _ = match lines[..] {
        [line] => writeln!(out, "{indent}/** {line} */"),
        _ => {
            let all: Vec<String> = lines.iter().map(star).collect();
            writeln!(out, "{indent}/**\n{}\n{indent} */", all.join("\n"))
        }
    };
}
