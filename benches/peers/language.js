// The words and formats around an article, for those peers that show one.

const WORDS = {
  Hans: {
    script: { folder: "hant", tag: "zh-Hant", name: "繁體" },
    skip: "跳到正文", home: "首页", top: "返回顶部", channels: "频道", breadcrumb: "当前位置", about: "关于本报",
    credits: "署名", onward: "更多报道", previous: "上一篇", next: "下一篇",
    minutes: (minutes) => `阅读约${minutes}分钟`,
    roles: { source: "来源", reporter: "记者", photographer: "摄影", editor: "编辑", reviewer: "审核", duty_editor: "责任编辑" },
  },
  Hant: {
    script: { folder: "hans", tag: "zh-Hans", name: "简体" },
    skip: "跳到正文", home: "首頁", top: "返回頂部", channels: "頻道", breadcrumb: "目前位置", about: "關於本報",
    credits: "署名", onward: "更多報道", previous: "上一篇", next: "下一篇",
    minutes: (minutes) => `閱讀約${minutes}分鐘`,
    roles: { source: "來源", reporter: "記者", photographer: "攝影", editor: "編輯", reviewer: "審核", duty_editor: "責任編輯" },
  },
};

/** The words for a language. */
export const words = (lang) => WORDS[/hant|-tw|-hk|-mo/i.test(lang) ? "Hant" : "Hans"];

/** `2026年10月21日 16:05`, by the newsroom's own clock. */
export function moment(timestamp) {
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T(\d+:\d+)/.exec(timestamp);
  return `${year}年${Number(month)}月${Number(day)}日 ${time}`;
}

/** How long an article takes to read: 255 Han characters or 228 other words a minute. */
export function minutes({ headline, subheads = [], body }) {
  const texts = body.flatMap(({ text = [], lead = [], points = [], items = [] }) => [text, lead, points, items]);
  const all = [headline, ...subheads, ...texts.flat(3).map(plain)].join("\n");
  const han = all.match(/[\u3400-\u9fff]/gu)?.length ?? 0;
  const others = all.replace(/[\u3400-\u9fff]/gu, " ").match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu)?.length ?? 0;
  return Math.max(1, Math.round(han / 255 + others / 228));
}

const plain = (run) => (typeof run === "string" ? run : [run.strong ?? run.em ?? run.link?.text ?? ""].flat(3).map(plain).join(""));

/** The channels from the outermost to the one with this id. */
export function trail(channels, id) {
  for (const channel of channels ?? []) {
    if (channel.id === id) return [channel];
    const inner = trail(channel.channels, id);
    if (inner.length > 0) return [channel, ...inner];
  }
  return [];
}

/** A point's few words before its first comma, and the rest, where all points have such words. */
export function openings(points) {
  const parts = points.map((point) => /^([^，、。；：]{2,12})(，.*)$/su.exec(point)?.slice(1));
  return parts.every(Boolean) ? parts : points.map((point) => [undefined, point]);
}
