using Descent.Data;
using Descent.Graph;

namespace Descent.Tabular.Series;

/// <summary>What was chosen for a series.</summary>
/// <param name="Inputs">What a model is given.</param>
/// <param name="Penalty">That of the ridge regression which was best with them.</param>
/// <param name="Error">Its root mean squared error on the rows on which choices were compared.</param>
/// <param name="Tried">The number of sets of inputs that were compared.</param>
internal sealed record SeriesChoice(SeriesInputs Inputs, double Penalty, double Error, int Tried);
