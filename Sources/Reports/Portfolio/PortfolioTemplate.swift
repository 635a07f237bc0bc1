/// The skeleton of `portfolio.html`.
enum PortfolioTemplate {
  static let text = #"""
    \#(PageHead.text)
    <body>
    <header><p class="kind">8x8 provisioning readiness</p></header>
    <main>
    <section class="answer" aria-labelledby="title">
    <h1 id="title">All tenants</h1>
    <p class="verdict">{{verdict}}</p>
    <p class="summary">{{made}}</p>
    </section>
    <div class="scroll">
    <table class="plain portfolio" aria-labelledby="title">
    <thead><tr><th scope="col">Tenant</th><th scope="col">Answer</th><th scope="col" class="right">8x8 users</th><th scope="col" class="right">linked</th><th scope="col" class="right">probably</th><th scope="col" class="right">created twice</th><th scope="col" class="right">new</th><th scope="col" class="right">errors</th><th scope="col" class="right">warnings</th><th scope="col">What hurts most</th><th scope="col">Written</th></tr></thead>
    <tbody>
    {{#tenants}}
    <tr><th scope="row" class="value">{{#page}}<a href="{{page}}">{{name}}</a>{{/page}}{{^page}}{{name}}{{/page}}<br><small>{{folder}}</small></th><td><span class="badge {{tone}}">{{answer}}</span></td>{{#failure}}<td colspan="8">{{failure}}</td>{{/failure}}{{#numbers}}<td class="right {{tone}}">{{count}}</td>{{/numbers}}{{^failure}}<td>{{#problem}}<small>{{problem}}</small>{{/problem}}{{#worst}}<small>{{count}} &times; {{title}}</small>{{/worst}}</td>{{/failure}}<td class="tight">{{age}}<small>{{written}}</small></td></tr>
    {{/tenants}}
    </tbody>
    </table>
    </div>
    </main>
    <footer><p><small>Links lead to the page of each run, where there is one. This page loads nothing from anywhere and sends nothing anywhere.</small></p></footer>
    </body>
    </html>
    """#
}
