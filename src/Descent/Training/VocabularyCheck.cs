using Descent.Graph;
using Descent.Layers;
using Descent.Models;

namespace Descent.Training;

/// <summary>Looks over the ids that a model's inputs feed to embeddings, so that one beyond the vocabulary is found before any step, with its row.</summary>
internal static class VocabularyCheck
{
    /// <summary>Throws at the first id that an embedding does not know. (Ids that other layers compute first are checked while the program runs.)</summary>
    /// <param name="model">The model.</param>
    /// <param name="x">Its inputs' samples.</param>
    /// <exception cref="ArgumentException">The message names the layer, its vocabulary, the id, its row and its place.</exception>
    public static void Check(Model model, IReadOnlyList<TensorData> x)
    {
        for (var i = 0; i < x.Count; i++)
            foreach (var (path, embedding) in Embeddings(model, i, "")) Check(model.Inputs[i], path, embedding, x[i]);
    }

    /// <summary>The embeddings that take an input as it is, those of nested models among them, with their paths.</summary>
    private static IEnumerable<(string Path, Embedding Layer)> Embeddings(Model model, int input, string prefix)
    {
        foreach (var call in model.Graph.Calls)
        {
            var path = prefix + model.NameOf(call.Layer);
            for (var place = 0; place < call.Inputs.Count; place++)
            {
                if (call.Inputs[place] != model.Graph.Inputs[input]) continue;
                if (call.Layer is Embedding embedding) yield return (path, embedding);
                if (call.Layer is not NestedModel nested) continue;
                foreach (var inner in Embeddings(nested.Model, place, path + "/")) yield return inner;
            }
        }
    }

    private static void Check(ModelPort input, string path, Embedding embedding, TensorData ids)
    {
        var width = (int)(ids.Shape.Size / ids.Rows);
        for (var i = 0; i < ids.Shape.Size; i++)
            if (!(ids[i] >= 0 && ids[i] < embedding.InputDim))
                throw new ArgumentException($"Layer \"{path}\" (Embedding) knows the ids 0 .. {embedding.InputDim - 1}, and row {i / width} of the input \"{input.Name}\" has {ids[i]} at place {i % width}: " +
                    (ids[i] < 0 ? "number the ids from 0." : "raise its InputDim, or give all rare ones one id."));
    }
}
