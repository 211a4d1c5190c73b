using System.Text;
using System.Text.Json.Nodes;
using Descent.Reports;
using Descent.Tabular.Results;
using Descent.Tests.Api;
using Descent.Tests.Reports.MadeUp;

namespace Descent.Tests.Reports.Browser;

/// <summary>Reports in a real browser, from a file and without a network. Where there is no Chromium these tests skip; <c>.ci/run</c> installs it.</summary>
public sealed class ReportInBrowserTests(ReportInBrowserTests.Pages pages) : IClassFixture<ReportInBrowserTests.Pages>
{
    private static readonly string s_axe = Repository.Path("artifacts", "axe", "node_modules", "axe-core", "axe.min.js");

    public static TheoryData<string, int, bool> Looks => new(
        from run in Pages.Runs.Keys
        from width in new[] { 360, 1280 }
        from dark in new[] { false, true }
        select (run, width, dark));

    public static TheoryData<string> Runs => [.. Pages.Runs.Keys];

    [Theory, MemberData(nameof(Looks))]
    public async Task It_opens_without_a_network_fits_the_window_and_can_be_read(string run, int width, bool dark)
    {
        var browser = await pages.Show(run, width, dark);
        var request = Assert.Single(browser.Events("Network.requestWillBeSent"));
        Assert.StartsWith("file://", request["request"]!["url"]!.GetValue<string>(), StringComparison.Ordinal);
        foreach (var message in new[] { "Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown" }) Assert.Empty(browser.Events(message).Select(item => item.ToJsonString()));
        Assert.Equal(width, (await browser.Evaluate("document.documentElement.scrollWidth"))!.GetValue<int>());
        Assert.Equal(dark ? "rgb(20, 24, 28)" : "rgb(255, 255, 255)", (await browser.Evaluate("getComputedStyle(document.body).backgroundColor"))!.GetValue<string>());
        Assert.Equal("[]", await pages.Ask("wide", width));
        Assert.Equal("[]", await pages.Ask("small", 11));
        Assert.Equal("[]", await pages.Ask("faint", 4.5));
        Assert.Equal("[]", await pages.Ask("covered", 0));
    }

    [Theory, MemberData(nameof(Runs))]
    public async Task It_is_printed_on_pages_that_hold_it(string run)
    {
        var browser = await pages.Show(run, 1280, dark: false);
        var file = await browser.Print();
        Assert.StartsWith("%PDF", Encoding.Latin1.GetString(file, 0, 4), StringComparison.Ordinal);
        // The paper's width without its margins, in the pixels of a style sheet.
        await browser.Look(688, dark: false, media: "print");
        Assert.Equal("[]", await pages.Ask("wide", 688));
        Assert.Equal(688, (await browser.Evaluate("document.documentElement.scrollWidth"))!.GetValue<int>());
        Assert.Equal("none", (await browser.Evaluate("getComputedStyle(document.querySelector('nav')).display"))!.GetValue<string>());
    }

    [Theory]
    [InlineData("binary", 1280, false)]
    [InlineData("binary", 360, true)]
    [InlineData("multiclass", 1280, true)]
    [InlineData("regression", 360, false)]
    public async Task An_accessibility_checker_finds_nothing(string run, int width, bool dark)
    {
        Assert.SkipUnless(File.Exists(s_axe), "axe-core is not there: .ci/run installs it, or npm install --prefix artifacts/axe --no-save axe-core");
        var browser = await pages.Show(run, width, dark);
        await browser.Evaluate(await File.ReadAllTextAsync(s_axe, TestContext.Current.CancellationToken) + ";0");
        var found = await browser.Evaluate("axe.run(document, { resultTypes: ['violations'] }).then(result => JSON.stringify(result.violations.map(rule => ({ rule: rule.id, nodes: rule.nodes.slice(0, 3).map(node => node.html.slice(0, 200) + ' ' + node.failureSummary) }))))");
        Assert.Equal("[]", found!.GetValue<string>());
    }

    /// <summary>One browser for all tests of the class, and the page that it shows.</summary>
    public sealed class Pages : IAsyncLifetime
    {
        internal static readonly Dictionary<string, Func<RunResults>> Runs = new() { ["binary"] = MadeUpRuns.Binary, ["multiclass"] = () => MadeUpRuns.Multiclass(), ["regression"] = MadeUpRuns.Regression, ["time series"] = MadeUpRuns.TimeSeries };

        private readonly string _folder = Directory.CreateTempSubdirectory("descent-reports-").FullName;
        private Chromium? _browser;

        public async ValueTask InitializeAsync()
        {
            if (Chromium.Program is null) return;
            _browser = await Chromium.Start();
            foreach (var (name, run) in Runs) HtmlReport.Write(run(), Path.Combine(_folder, name + ".html"));
        }

        public async ValueTask DisposeAsync()
        {
            if (_browser is not null) await _browser.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }

        internal async Task<Chromium> Show(string run, int width, bool dark)
        {
            Assert.SkipUnless(_browser is not null, "Chromium is not there: install the Debian package chromium.");
            await _browser.Look(width, dark);
            await _browser.Open(Path.Combine(_folder, run + ".html"));
            return _browser;
        }

        /// <summary>Calls a question of PageQuestions.js; the answer is a list of what is wrong.</summary>
        internal async Task<string> Ask(string question, double limit)
        {
            var script = await File.ReadAllTextAsync(Repository.Path("tests", "Descent.Tests", "Reports", "Browser", "PageQuestions.js"), TestContext.Current.CancellationToken);
            return (await _browser!.Evaluate($"{script};JSON.stringify({question}({JsonValue.Create(limit).ToJsonString()}).slice(0, 5))"))!.GetValue<string>();
        }
    }
}
