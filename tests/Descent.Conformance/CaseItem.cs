using System.Text.Json;
using System.Text.Json.Nodes;
using Descent.Models;

namespace Descent.Conformance;

/// <summary>Builds what <c>{"class_name": .., "config": {..}}</c> describes, through the library's own catalogue.</summary>
internal static class CaseItem
{
    public static T Read<T>(JsonElement described) where T : class => Catalogue.Default.Read<T>(described);

    /// <summary>An item whose settings stand beside its class name.</summary>
    public static T Read<T>(JsonObject flat) where T : class
    {
        using var document = JsonDocument.Parse(flat.ToJsonString());
        return Read<T>(document.RootElement);
    }
}
