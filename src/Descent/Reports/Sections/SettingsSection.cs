using Descent.Reports.Markup;
using Descent.Tabular.Results;

namespace Descent.Reports.Sections;

/// <summary>What was chosen, and why.</summary>
internal sealed class SettingsSection() : ReportSection("settings", "Settings, and why", "Settings")
{
    public override bool Applies(RunResults results) => results.Settings.Count > 0;

    protected override void Body(Html html, RunResults results) =>
        new Table<SettingSummary>("Settings and the reasons for them", [
            new("Setting", "row", (page, setting) => page.Text(setting.Name)),
            new("Value", "text", (page, setting) => page.Data(setting.Value)),
            new("Reason", "wide", (page, setting) => page.Data(setting.Reason)),
        ]) { HidesCaption = true }.Write(html, results.Settings);
}
