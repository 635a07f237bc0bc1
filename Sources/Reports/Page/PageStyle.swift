/// The style of pages. It must not hold `</style`, and no value goes into it.
enum PageStyle {
  static let text = base + parts + tables + media

  private static let base = #"""
    :root {
      --paper: #fbfbf9; --card: #ffffff; --ink: #1d2327; --dim: #566069; --line: #d9dcdf;
      --link: #0b5cad; --focus: #0b5cad; --hover: #eef3f8;
      --good: #1d7a46; --good-soft: #dff1e6; --careful: #8a5a00; --careful-soft: #fbecca;
      --bad: #b3261e; --bad-soft: #fbe1de; --plain: #4a6076; --plain-soft: #e4eaf0;
      --faint: #59626a; --faint-soft: #eceef0;
    }
    * { box-sizing: border-box; }
    html { scroll-padding-top: 1rem; }
    body {
      margin: 0; background: var(--paper); color: var(--ink);
      font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
      overflow-wrap: break-word;
    }
    header, main, footer { max-width: 84rem; margin: 0 auto; padding: 0 1.25rem; }
    header { display: flex; flex-wrap: wrap; gap: .25rem 2rem; align-items: baseline; padding-top: .9rem; }
    header nav { display: flex; flex-wrap: wrap; gap: .15rem 1rem; margin-left: auto; }
    .kind { margin: 0; color: var(--dim); }
    .kind strong { color: var(--ink); }
    h1, h2, h3 { line-height: 1.25; margin: 0; }
    h1 { font-size: 2.1rem; }
    h2 { font-size: 1.3rem; margin-bottom: .5rem; }
    h3 { font-size: 1rem; }
    p { margin: .4rem 0; }
    small, .note { color: var(--dim); font-size: .875rem; }
    code { font-size: .8125rem; font-family: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; }
    a { color: var(--link); text-underline-offset: .15em; }
    :focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
    section { margin: 0 0 2.25rem; }
    .value, .told p, dd { unicode-bidi: plaintext; overflow-wrap: anywhere; white-space: pre-wrap; } code { overflow-wrap: anywhere; }
    .right { text-align: right; font-variant-numeric: tabular-nums; }
    .skip { position: absolute; left: -100rem; }
    .skip:focus { left: 1rem; top: .5rem; background: var(--card); padding: .25rem .5rem; z-index: 5; }
    .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    [hidden] { display: none !important; }

    """#

  private static let parts = #"""
    .answer {
      margin: .9rem 0 1rem; padding: 1.1rem 1.4rem 1.2rem; background: var(--card);
      border: 1px solid var(--line); border-left: .5rem solid var(--plain); border-radius: .4rem;
    }
    .answer.good { border-left-color: var(--good); } .answer.good h1 { color: var(--good); }
    .answer.careful { border-left-color: var(--careful); } .answer.careful h1 { color: var(--careful); }
    .answer.bad { border-left-color: var(--bad); } .answer.bad h1 { color: var(--bad); }
    .verdict { font-size: 1.15rem; margin: .35rem 0; max-width: 60rem; text-wrap: pretty; }
    .summary { color: var(--dim); margin-bottom: 0; }
    .tiles { list-style: none; display: flex; flex-wrap: wrap; gap: .6rem; padding: 0; margin: 0 0 1.75rem; }
    .tiles li { flex: 1 1 9.5rem; display: flex; }
    .tile {
      flex: 1; padding: .6rem .9rem .7rem; background: var(--card); border: 1px solid var(--line);
      border-radius: .4rem; color: var(--ink); text-decoration: none;
    }
    .tile:hover { border-color: var(--link); background: var(--hover); }
    .tile span { display: block; font-size: .875rem; color: var(--dim); }
    .tile .number { font-size: 1.6rem; line-height: 1.2; font-weight: 600; font-variant-numeric: tabular-nums; color: var(--plain); }
    .tile.good .number { color: var(--good); } .tile.careful .number { color: var(--careful); }
    .tile.bad .number { color: var(--bad); } .tile.faint .number { color: var(--faint); font-weight: 400; }
    .columns { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2.5rem; }
    .columns > * { min-width: 0; }
    ol { padding-left: 1.4rem; margin: 0; } ol li { margin: 0 0 .5rem; }
    figure { margin: 0 0 1rem; }
    figcaption { font-weight: 600; margin-bottom: .35rem; }
    details > summary { cursor: pointer; color: var(--link); width: fit-content; }
    .flow { margin-bottom: .5rem; width: 100%; height: auto; max-width: 46rem; display: block; }
    .flow text { font-size: 13.5px; fill: var(--ink); }
    .flow .end { text-anchor: end; } .flow .start { text-anchor: start; }
    .flow .count { font-weight: 600; }
    .flow a { text-decoration: none; outline-offset: 1px; }
    .flow a:hover text { text-decoration: underline; }
    .band { fill: var(--plain); opacity: .26; }
    .band.good { fill: var(--good); } .band.careful { fill: var(--careful); } .band.bad { fill: var(--bad); }
    .band.faint { fill: var(--faint); }
    .band:hover { opacity: .5; }
    .node { fill: var(--plain); }
    .node.good { fill: var(--good); } .node.careful { fill: var(--careful); } .node.bad { fill: var(--bad); }
    .node.faint { fill: var(--faint); }
    .badge {
      display: inline-block; padding: 0 .5em; border-radius: .3em; font-size: .8125rem; line-height: 1.5;
      background: var(--plain-soft); color: var(--plain); white-space: nowrap; text-decoration: none;
    }
    .badge.good { background: var(--good-soft); color: var(--good); }
    .badge.careful { background: var(--careful-soft); color: var(--careful); }
    .badge.bad { background: var(--bad-soft); color: var(--bad); }
    .badge.faint { background: var(--faint-soft); color: var(--faint); }
    .note.careful { color: var(--careful); }
    .finding { border-top: 1px solid var(--line); padding: .7rem 0 .8rem; }
    .line { display: flex; flex-wrap: wrap; gap: .2rem .7rem; align-items: baseline; }
    .line .people { display: flex; flex-wrap: wrap; gap: 0 .9rem; margin-left: auto; color: var(--dim); font-variant-numeric: tabular-nums; font-size: .875rem; }
    .told { list-style: none; padding: 0 0 0 1rem; margin: .5rem 0; border-left: 2px solid var(--line); }
    .told li { margin: 0 0 .9rem; }
    .told p { margin: .15rem 0; max-width: 62rem; }
    .label { color: var(--dim); font-size: .8125rem; margin-right: .3rem; }
    .why { color: var(--dim); font-size: .875rem; max-width: 62rem; }
    .jump { display: inline-block; font-size: .875rem; margin: .2rem 1rem 0 0; } .people .jump { margin: 0; }
    .trends { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1rem 2rem; }
    .trends figcaption { font-weight: 400; font-size: .875rem; }
    .trend { width: 100%; height: auto; background: var(--card); border: 1px solid var(--line); border-radius: .3rem; }
    .trend polyline { fill: none; stroke: var(--plain); stroke-width: 2; stroke-linejoin: round; }
    .trend polyline.good { stroke: var(--good); } .trend polyline.bad { stroke: var(--bad); } .trend polyline.careful { stroke: var(--careful); }
    .trend circle.good { fill: var(--good); } .trend circle.bad { fill: var(--bad); } .trend circle.careful { fill: var(--careful); }
    .trend .axis { stroke: var(--line); }
    .glossary { display: grid; grid-template-columns: repeat(auto-fit, minmax(19rem, 1fr)); gap: 1.25rem 2.5rem; }
    .glossary dl { margin: .4rem 0; display: grid; grid-template-columns: max-content 1fr; gap: .35rem .8rem; font-size: .9375rem; }
    .glossary dd { margin: 0; }
    dt:target .badge { outline: 2px solid var(--focus); outline-offset: 2px; }
    footer { border-top: 1px solid var(--line); padding-top: .6rem; padding-bottom: 1.5rem; }

    """#

  private static let tables = #"""
    table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
    th, td { text-align: left; vertical-align: top; padding: .35rem .7rem .35rem 0; font-weight: inherit; }
    thead th { font-size: .8125rem; color: var(--dim); border-bottom: 1px solid var(--line); vertical-align: bottom; }
    .plain tbody tr + tr > * { border-top: 1px solid var(--line); }
    .plain td small { display: block; } .tight, .plain th[scope=row]:not(.value) { white-space: nowrap; }
    th.right, td.right { text-align: right; } td.bad { color: var(--bad); font-weight: 600; }
    caption { text-align: left; font-weight: 600; padding-bottom: .35rem; }
    .scroll { overflow-x: auto; margin-bottom: 1rem; }
    .offices { min-width: 36rem; } .offices .value { min-width: 7.5rem; }
    .matrix { width: auto; min-width: min(100%, 46rem); }
    .matrix td, .matrix thead th + th { text-align: right; min-width: 7rem; padding-right: .7rem; font-variant-numeric: tabular-nums; }
    .matrix tbody tr > * { border-top: 1px solid var(--line); }
    .matrix td { border-left: 2px solid var(--paper); }
    .matrix td.good { background: var(--good-soft); color: var(--good); }
    .matrix td.careful { background: var(--careful-soft); color: var(--careful); }
    .matrix td.bad { background: var(--bad-soft); color: var(--bad); font-weight: 600; }
    #filters { display: flex; flex-wrap: wrap; gap: .6rem .9rem; align-items: flex-end; margin-bottom: .5rem; }
    .lists { border: 1px solid var(--line); border-radius: .4rem; padding: 0; margin: 0; display: flex; overflow: hidden; background: var(--card); }
    .lists label { cursor: pointer; }
    .lists input { position: absolute; opacity: 0; }
    .lists span { display: block; padding: .4rem .9rem; }
    .lists input:checked + span { background: var(--link); color: var(--card); }
    .lists input:focus-visible + span { outline: 2px solid var(--focus); outline-offset: -4px; outline-color: currentColor; }
    .field { display: block; font-size: .8125rem; color: var(--dim); }
    .field.wide { flex: 1 1 14rem; max-width: 26rem; }
    .field input, .field select { display: block; width: 100%; }
    input[type=search], select, button {
      font: inherit; font-size: .9375rem; color: var(--ink); background: var(--card); padding: .35rem .6rem;
      border: 1px solid var(--line); border-radius: .35rem; min-height: 2.25rem;
    }
    button { cursor: pointer; } button:hover { border-color: var(--link); }
    #tables { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; align-items: start; }
    #tables.open { grid-template-columns: minmax(0, 1fr) 23rem; }
    .grid { height: min(36rem, 75vh); overflow: auto; border: 1px solid var(--line); border-radius: .4rem; background: var(--card); overflow-anchor: none; }
    #rows { table-layout: fixed; min-width: 72rem; }
    #rows thead th { position: sticky; top: 0; background: var(--card); z-index: 1; padding: 0; box-shadow: inset 0 -1px var(--line); border: 0; }
    #rows thead button { width: 100%; text-align: left; border: 0; border-radius: 0; background: none; font-size: .8125rem; color: var(--dim); padding: .3rem .6rem; white-space: nowrap; }
    #rows thead button:hover { color: var(--link); }
    #rows thead button:focus-visible { outline-offset: -3px; }
    #rows th[aria-sort=ascending] button::after { content: " ▲"; } #rows th[aria-sort=descending] button::after { content: " ▼"; }
    #rows .rows tr { height: 2.1rem; }
    #rows .rows td { padding: 0 .6rem; white-space: pre; overflow: hidden; text-overflow: ellipsis; vertical-align: middle; border-top: 1px solid var(--line); unicode-bidi: plaintext; height: 2.1rem; }
    #rows .rows tr:hover td { background: var(--hover); }
    #rows .rows tr.active td { background: var(--hover); }
    #rows .rows button { all: unset; cursor: pointer; color: var(--link); unicode-bidi: plaintext; display: block; max-width: 100%; overflow: hidden; text-overflow: ellipsis; }
    #rows .rows button:focus-visible { outline: 2px solid var(--focus); outline-offset: -2px; }
    #rows .space td { padding: 0; border: 0; }
    #rows .small { width: 8.75rem; } #rows .wide { width: 15rem; }
    #detail { position: sticky; top: 1rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--card); padding: .8rem 1rem 1rem; max-height: min(36rem, 92vh); overflow: auto; }
    #detail h3 { unicode-bidi: plaintext; flex: 1; white-space: pre-wrap; overflow-wrap: anywhere; }
    #detail dl { margin: .5rem 0 0; font-size: .9375rem; }
    #detail dt { color: var(--dim); font-size: .8125rem; margin-top: .5rem; }
    #detail dd { margin: 0; unicode-bidi: plaintext; }
    #detail ul { margin: 0; padding-left: 1.1rem; }
    .code-point { color: var(--bad); font-size: .85em; }
    .printed { display: none; }

    """#

  private static let media = #"""
    @media (max-width: 60rem) {
      .columns { grid-template-columns: 1fr; }
      #tables.open { grid-template-columns: minmax(0, 1fr); }
      #detail { position: static; max-height: none; }
      header nav { margin-left: 0; }
    }
    @media (max-width: 40rem) {
      body { font-size: 15px; }
      header, main, footer { padding-left: .9rem; padding-right: .9rem; }
      h1 { font-size: 1.7rem; } .answer { padding: .8rem 1rem; }
      .tiles li { flex-basis: 40%; }
      .line .people { margin-left: 0; }
      .flow text { font-size: 17px; }
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #16191c; --card: #1e2226; --ink: #e4e7ea; --dim: #a3acb4; --line: #373d43;
        --link: #7fb8f0; --focus: #9ccaf5; --hover: #262d34;
        --good: #6fce97; --good-soft: #1b3a29; --careful: #e5b95c; --careful-soft: #3d3118;
        --bad: #f5938a; --bad-soft: #47211f; --plain: #a9bccf; --plain-soft: #2a333c;
        --faint: #929ba3; --faint-soft: #2a2e32;
      }
      .band { opacity: .34; }
    }
    @media (forced-colors: active) {
      .badge { border: 1px solid; } .lists input:checked + span { border: 2px solid Highlight; }
    }
    @media print {
      :root {
        --paper: #ffffff; --card: #ffffff; --ink: #000000; --dim: #444444; --line: #bbbbbb; --link: #000000;
        --good: #1d7a46; --good-soft: #dff1e6; --careful: #7a5000; --careful-soft: #fbecca;
        --bad: #a3211a; --bad-soft: #fbe1de; --plain: #3f5468; --plain-soft: #e4eaf0; --faint: #555555; --faint-soft: #eeeeee;
      }
      html { font-size: 10pt; } body { font-size: 1rem; }
      * { print-color-adjust: exact; }
      header, main, footer { max-width: none; padding: 0; }
      .tiles li { flex-basis: 5rem; } .trends { grid-template-columns: repeat(4, 1fr); gap: 1rem; }
      header nav, .skip, #filters, #tables, .keys, .jump, #only button, #count, details > summary { display: none !important; }
      details::details-content { content-visibility: visible; display: block; height: auto; }
      .flows figure details { display: none; } .flow text { font-size: 16px; }
      .columns { grid-template-columns: 1fr 1fr; }
      .printed { display: block; }
      .printed table { font-size: 8pt; }
      .printed td, .printed th { padding: .12rem .4rem .12rem 0; border-top: 1px solid var(--line); }
      .printed .small { white-space: nowrap; }
      h2, h3, h2 + p, .line { break-after: avoid; } figure, li, tr, .answer, .flows, .matrix { break-inside: avoid; }
      a { text-decoration: none; }
    }

    """#
}
