using System.Text;
using System.Xml;
using System.Xml.Linq;
using Descent.Reports;
using Descent.Tabular.Results;

namespace Descent.Tests.Reports;

/// <summary>A report, read back as the XML that it is beside being HTML.</summary>
internal sealed class ReportPage
{
    public ReportPage(RunResults results)
    {
        using var stream = new MemoryStream();
        HtmlReport.Write(results, stream);
        Bytes = stream.ToArray();
        using var reader = XmlReader.Create(new StringReader(Encoding.UTF8.GetString(Bytes)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        Root = XDocument.Load(reader).Root!;
    }

    public byte[] Bytes { get; }

    public XElement Root { get; }

    public IReadOnlyList<string> Sections => [.. Root.Descendants("section").Select(section => section.Attribute("id")!.Value)];

    public XElement Section(string id) => Root.Descendants("section").Single(section => section.Attribute("id")!.Value == id);
}
