//! The tests, a file a feature.

mod adopted;
mod back_to_top;
mod barriers;
mod blocks;
mod catalogue;
mod channel;
mod chinese;
mod copying;
mod elsewhere;
mod embeds;
mod extensions;
mod focus;
mod framing;
mod front;
mod harness;
mod hosting;
mod images;
mod languages;
mod links;
mod moved;
mod navigation;
mod paper;
mod partners;
mod prefetch;
mod preview;
mod print;
mod reader_view;
mod sample_article;
mod scripts;
mod scroll;
mod secure;
mod seed_article;
mod sharing;
mod sizes;
mod states;
mod stopped;
mod styles;
mod text_size;
mod times;
mod waiting;
mod without_scripts;

use crate::case::Case;

/// Every test there is.
pub(crate) fn all() -> Vec<Case> {
    [
        harness::cases(),
        hosting::cases(),
        secure::cases(),
        framing::cases(),
        front::cases(),
        channel::cases(),
        seed_article::cases(),
        sample_article::cases(),
        blocks::cases(),
        images::cases(),
        embeds::cases(),
        partners::cases(),
        sharing::cases(),
        navigation::cases(),
        links::cases(),
        moved::cases(),
        extensions::cases(),
        focus::cases(),
        scripts::cases(),
        scroll::cases(),
        prefetch::cases(),
        preview::cases(),
        back_to_top::cases(),
        adopted::cases(),
        waiting::cases(),
        states::cases(),
        stopped::cases(),
        styles::cases(),
        elsewhere::cases(),
        languages::cases(),
        chinese::cases(),
        copying::cases(),
        catalogue::cases(),
        sizes::cases(),
        text_size::cases(),
        times::cases(),
        barriers::cases(),
        print::cases(),
        reader_view::cases(),
        without_scripts::cases(),
    ]
    .concat()
}
