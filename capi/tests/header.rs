//! The committed header against the source.

use std::fs;
use std::path::{Path, PathBuf};

/// The files that the header is made from, in its order.
const SOURCES: [&str; 8] = [
    "src/types.rs",
    "src/status.rs",
    "src/abi/open.rs",
    "src/abi/run.rs",
    "src/abi/lead.rs",
    "src/abi/guard.rs",
    "src/abi/steer.rs",
    "src/abi/texts.rs",
];

/// The variable that has the test write the header instead of comparing it.
const WRITE: &str = "INTERREX_WRITE_HEADER";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn generated() -> String {
    let config = cbindgen::Config::from_file(root().join("cbindgen.toml"));
    let config = config.expect("cbindgen.toml can be read");
    let builder = cbindgen::Builder::new().with_config(config);
    let builder = SOURCES.iter().fold(builder, |builder, file| builder.with_src(root().join(file)));
    let mut text = Vec::new();
    builder.generate().expect("the source can be read").write(&mut text);
    String::from_utf8(text).expect("a header is text")
}

#[test]
fn the_committed_header_is_that_of_the_source() {
    let (path, generated): (PathBuf, _) = (root().join("include/interrex.h"), generated());
    if std::env::var_os(WRITE).is_some() {
        fs::write(&path, &generated).expect("the header can be written");
    }
    let committed = fs::read_to_string(&path).expect("the header can be read");
    assert!(
        committed == generated,
        "capi/include/interrex.h is not what the source says. Write it anew and commit it:\n\
         {WRITE}=1 cargo test --package interrex-capi --test header"
    );
}

#[test]
fn each_function_that_is_exported_is_in_the_header() {
    let header = generated();
    let mut functions = 0;
    for file in SOURCES {
        let text = fs::read_to_string(root().join(file)).expect("a source can be read");
        for after in text.split("extern \"C\" fn ").skip(1) {
            let name = after.split('(').next().expect("a function has a name");
            functions += 1;
            assert!(
                header.contains(&format!(" {name}(")) || header.contains(&format!("*{name}(")),
                "{name}"
            );
        }
    }
    assert!(functions > 15, "the sources were read: {functions} functions");
}
