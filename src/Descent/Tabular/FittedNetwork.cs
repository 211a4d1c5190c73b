using Descent.Models;
using Descent.Tabular.Results;
using Descent.Training;

namespace Descent.Tabular;

/// <summary>A network that is trained.</summary>
/// <param name="Model">The network.</param>
/// <param name="History">How it was found out how long to train.</param>
/// <param name="FinalFit">The last training, on all learning rows; null where the first one's network was kept.</param>
/// <param name="Note">Why the last training's network was not kept, though there was one to be; null else.</param>
/// <param name="Temperature">By which its last layer's weights were divided; null where they are as they were trained.</param>
internal sealed record FittedNetwork(Model Model, History History, FinalFit? FinalFit = null, string? Note = null, double? Temperature = null);
