namespace Descent.Reports.Markup;

/// <summary>A column of a table.</summary>
/// <param name="Heading">What it holds.</param>
/// <param name="Kind">How its cells are set: <c>number</c>, <c>text</c>, <c>strip</c> (a small drawing), <c>row</c> (the row's name).</param>
/// <typeparam name="T">A row.</typeparam>
/// <param name="Write">Writes a cell.</param>
internal sealed record TableColumn<T>(string Heading, string Kind, Action<Html, T> Write);
