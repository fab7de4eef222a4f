//! Entry point.
fn main() {
    let window =
        dutymap::ui::Window { smoke: std::env::args().any(|a| a == "--smoke"), ..Default::default() };
    if let Err(error) = dutymap::ui::run(window) {
        eprintln!("{error}");
        std::process::exit(2);
    }
}
