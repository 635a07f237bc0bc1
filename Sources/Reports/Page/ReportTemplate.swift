/// The skeleton of `report.html`.
enum ReportTemplate {
  /// Where the data goes, between the page and its script.
  static let dataMark = "<!-- data -->\n"

  static let text = #"""
    \#(PageHead.text)
    <body>
    <a class="skip" href="#people">To the people</a>
    <header>
    <p class="kind">{{#tenant}}<strong>{{tenant}}</strong> {{/tenant}}8x8 provisioning readiness</p>
    <nav aria-label="Sections">
    <a href="#answer">Answer</a> <a href="#flow">Flow</a> <a href="#findings">Findings</a>
    <a href="#sites">Sites</a>{{#trend.hasTrend}} <a href="#trend">Trend</a>{{/trend.hasTrend}}{{#seats.hasSeats}} <a href="#seats">Seats</a>{{/seats.hasSeats}}
    <a href="#people">People</a> <a href="#words">Words</a>
    </nav>
    </header>
    <main>
    <section id="answer" class="answer {{tone}}" aria-labelledby="answer-heading">
    <h1 id="answer-heading">{{answer}}</h1>
    <p class="verdict">{{verdict}}</p>
    <p class="summary">{{summary}}</p>
    </section>
    <ul class="tiles" aria-label="What the first provisioning cycle does">
    {{#tiles}}
    <li><a class="tile {{tone}}" href="{{href}}"><span class="number">{{count}}</span> <span>{{label}}</span></a></li>
    {{/tiles}}
    </ul>
    <div class="columns">
    <section aria-labelledby="next-heading">
    <h2 id="next-heading">What to do next</h2>
    <ol>
    {{#steps}}
    <li>{{.}}</li>
    {{/steps}}
    </ol>
    </section>
    <section aria-labelledby="inputs-heading">
    <h2 id="inputs-heading">What was read</h2>
    <table class="plain" aria-labelledby="inputs-heading">
    <thead><tr><th scope="col">List</th><th scope="col">File or server</th><th scope="col">Records</th></tr></thead>
    <tbody>
    {{#inputs}}
    <tr><th scope="row">{{role}}</th><td><span class="value">{{name}}</span><br><small>{{kind}}{{#hash}}; SHA-256 <code>{{hash}}</code>{{/hash}}</small></td><td class="tight">{{records}}</td></tr>
    {{/inputs}}
    </tbody>
    </table>
    {{#domainsAssumed}}
    <p class="note careful">Verified domains were assumed: every suffix that could be one counts as verified.</p>
    {{/domainsAssumed}}
    <p><small>{{made}}. Rollcall changed nothing anywhere.</small></p>
    </section>
    </div>
    <section id="flow" aria-labelledby="flow-heading">
    <h2 id="flow-heading">From state to first cycle</h2>
    <p>{{forecastSentence}}</p>
    <div class="columns flows">
    {{#flows}}
    <figure>
    <figcaption>{{title}}</figcaption>
    {{{svg}}}
    <details>
    <summary>{{title}}, as a table</summary>
    <table class="plain" aria-label="{{title}}">
    <thead><tr><th scope="col">State</th><th scope="col">Meaning</th><th scope="col">First cycle</th><th scope="col" class="right">Rows</th></tr></thead>
    <tbody>
    {{#rows}}
    <tr><th scope="row">{{state}}</th><td>{{meaning}}</td><td>{{forecast}}</td><td class="right">{{count}}</td></tr>
    {{/rows}}
    </tbody>
    </table>
    </details>
    </figure>
    {{/flows}}
    </div>
    </section>
    <section id="findings" aria-labelledby="findings-heading">
    <h2 id="findings-heading">Findings</h2>
    {{^hasFindings}}
    <p>Nothing was found that needs attention.</p>
    {{/hasFindings}}
    {{#hasFindings}}
    <p>{{findingsSentence}}</p>
    {{/hasFindings}}
    {{#findings}}
    <article class="finding {{tone}}" id="finding-{{slug}}" aria-labelledby="title-{{slug}}">
    <div class="line"><span class="badge {{tone}}">{{severity}}</span>
    <h3 id="title-{{slug}}">{{title}}</h3>
    <span class="people">{{people}} {{#links}}<a class="jump" href="{{href}}">{{label}}</a> {{/links}}</span></div>
    <details>
    <summary>{{count}}, and what to do</summary>
    <ul class="told">
    {{#told}}
    <li><p>{{message}}</p>
    <p class="remedy"><span class="label">To do</span> {{remedy}}</p>
    {{#links}}<a class="jump" href="{{href}}">{{label}}</a> {{/links}}</li>
    {{/told}}
    </ul>
    {{#more}}<p class="note">{{more}}</p>{{/more}}
    <p class="why"><span class="label">Why it matters</span> {{why}} <code>{{slug}}</code></p>
    </details>
    </article>
    {{/findings}}
    {{#setAside}}<p class="note">{{setAside}}</p>{{/setAside}}
    </section>
    <section id="sites" aria-labelledby="sites-heading">
    <h2 id="sites-heading">Sites</h2>
    {{#siteMatrix}}
    <p>{{summary}}</p>
    {{#hasSites}}
    <div class="scroll">
    <table class="matrix">
    <caption>People by Site, and how their Office names it</caption>
    <thead><tr><th scope="col">Site</th><th scope="col">exactly</th><th scope="col">in another spelling</th><th scope="col">by an alias</th><th scope="col">but 8x8 has another</th></tr></thead>
    <tbody>
    {{#sites}}
    <tr><th scope="row">{{name}}</th>{{#cells}}<td class="{{tone}}">{{count}}</td>{{/cells}}</tr>
    {{/sites}}
    {{#unknown}}<tr><th scope="row">No Site is meant, or which one is unclear</th><td></td><td class="bad">{{unknown}}</td><td></td><td></td></tr>{{/unknown}}
    {{#missing}}<tr><th scope="row"><a href="#list=directory&amp;site=missing">Office is empty</a></th><td class="bad">{{missing}}</td><td></td><td></td><td></td></tr>{{/missing}}
    </tbody>
    </table>
    </div>
    {{/hasSites}}
    {{#unused}}<p class="note">{{unused}}</p>{{/unused}}
    {{#hasOffices}}
    <h3 id="rename-heading">Office values to change</h3>
    <div class="scroll">
    <table class="plain offices" aria-labelledby="rename-heading">
    <thead><tr><th scope="col">Office in AD</th><th scope="col">Found</th><th scope="col">Site</th><th scope="col">What to do</th><th scope="col">People</th></tr></thead>
    <tbody>
    {{#offices}}
    <tr><th scope="row" class="value">{{office}}</th><td><span class="badge {{tone}}">{{state}}</span></td><td class="value">{{#hasSite}}{{site}}{{/hasSite}}</td><td>{{proposal}} <small>{{reason}}</small></td><td class="tight"><a href="{{href}}">{{people}}</a></td></tr>
    {{/offices}}
    </tbody>
    </table>
    </div>
    {{#more}}<p class="note">{{more}}</p>{{/more}}
    {{/hasOffices}}
    {{/siteMatrix}}
    </section>
    {{#trend}}
    {{#hasTrend}}
    <section id="trend" aria-labelledby="trend-heading">
    <h2 id="trend-heading">Trend</h2>
    <p>{{span}}</p>
    <div class="trends">
    {{#charts}}
    <figure><figcaption>{{label}}: {{first}} to <strong>{{last}}</strong></figcaption>
    {{{svg}}}</figure>
    {{/charts}}
    </div>
    <details>
    <summary>The last runs, as a table</summary>
    <table class="plain" aria-label="The last runs">
    <thead><tr><th scope="col">Run</th><th scope="col" class="right">8x8 users</th><th scope="col" class="right">linked</th><th scope="col" class="right">created twice</th><th scope="col" class="right">errors</th><th scope="col" class="right">warnings</th></tr></thead>
    <tbody>
    {{#rows}}
    <tr><th scope="row">{{time}}</th>{{#cells}}<td class="right">{{.}}</td>{{/cells}}</tr>
    {{/rows}}
    </tbody>
    </table>
    </details>
    </section>
    {{/hasTrend}}
    {{/trend}}
    {{#seats}}
    {{#hasSeats}}
    <section id="seats" aria-labelledby="seats-heading">
    <h2 id="seats-heading">Licence seats</h2>
    <div class="scroll">
    <table class="plain" aria-labelledby="seats-heading">
    <thead><tr><th scope="col">Licence</th><th scope="col" class="right">wanted</th><th scope="col" class="right">given</th><th scope="col" class="right">used</th><th scope="col" class="right">owned</th><th scope="col" class="right">free</th><th scope="col" class="right">short</th></tr></thead>
    <tbody>
    {{#licenses}}
    <tr><th scope="row" class="value">{{name}}</th>{{#cells}}<td class="right">{{.}}</td>{{/cells}}<td class="right {{tone}}">{{short}}</td></tr>
    {{/licenses}}
    </tbody>
    </table>
    </div>
    </section>
    {{/hasSeats}}
    {{/seats}}
    <section id="people" aria-labelledby="people-heading">
    <h2 id="people-heading">People</h2>
    <noscript><p class="note careful">The tables need JavaScript, which is off here. links.csv and directory.csv have the same rows.</p></noscript>
    <form id="filters" role="search" aria-label="Filter people" hidden>
    <fieldset class="lists"><legend class="hidden">List</legend>
    <label><input type="radio" name="list" value="console" checked> <span>8x8 users</span></label>
    <label><input type="radio" name="list" value="directory"> <span>Directory users</span></label>
    </fieldset>
    <label class="field wide">Find <input type="search" name="text" placeholder="name, username, account" autocomplete="off" spellcheck="false"></label>
    {{#filters}}
    <label class="field">{{label}} <select name="{{name}}"></select></label>
    {{/filters}}
    <button type="reset">Clear</button>
    </form>
    <p id="only" class="note" hidden><span></span> <button type="button">Show all</button></p>
    <p id="left" class="note" hidden></p>
    <p id="count" role="status"></p>
    <div id="tables" hidden>
    <div class="grid" id="grid" tabindex="-1">
    <table id="rows" aria-labelledby="people-heading" aria-describedby="keys">
    <thead></thead>
    <tbody class="space" aria-hidden="true"><tr><td></td></tr></tbody>
    <tbody class="rows"></tbody>
    <tbody class="space" aria-hidden="true"><tr><td></td></tr></tbody>
    </table>
    </div>
    <aside id="detail" aria-labelledby="detail-heading" tabindex="-1" hidden>
    <div class="line"><h3 id="detail-heading"></h3> <button type="button" class="close">Close</button></div>
    <dl></dl>
    </aside>
    </div>
    <p id="keys" class="note keys" hidden>Arrow keys, Page Up, Page Down, Home and End move through the rows; Enter opens one, Escape closes it.</p>
    <div id="printed" class="printed"></div>
    </section>
    <section id="words" aria-labelledby="words-heading">
    <h2 id="words-heading">What the words mean</h2>
    <div class="glossary">
    {{#words}}
    <div>
    <h3>{{title}}</h3>
    <dl>
    {{#words}}
    <dt id="{{id}}"><span class="badge {{tone}}">{{word}}</span></dt><dd>{{meaning}}</dd>
    {{/words}}
    </dl>
    </div>
    {{/words}}
    </div>
    </section>
    </main>
    <footer><p><small>{{made}}. This page loads nothing from anywhere and sends nothing anywhere.</small></p></footer>
    <!-- data -->
    <script>{{{script}}}</script>
    </body>
    </html>
    """#
}
