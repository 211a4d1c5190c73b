using Descent.Models;

namespace Descent.Training;

/// <summary>Keras's <c>save</c> and <c>load</c>; <see cref="ModelFile"/> also keeps what belongs to a model, such as its preprocessing.</summary>
public static class ModelSaving
{
    extension(Model model)
    {
        /// <summary>Writes the model, architecture and weights, to one .safetensors file; the old file stays until the new one is whole.</summary>
        /// <inheritdoc cref="ModelFile.Save"/>
        public void Save(string path) => ModelFile.Save(path, model);

        /// <summary>Reads a model back. It predicts at once; <c>Compile</c> says how it is measured or trained further.</summary>
        /// <inheritdoc cref="ModelFile.Load"/>
        public static Model Load(string path) => ModelFile.Load(path).Model;
    }
}
