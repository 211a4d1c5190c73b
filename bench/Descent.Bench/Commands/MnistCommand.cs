using System.CommandLine;

namespace Descent.Bench.Commands;

/// <summary><c>mnist</c>: Descent's whole run, in a process of its own, for <c>fit</c>.</summary>
internal static class MnistCommand
{
    private static readonly Argument<string> Folder = new("folder"), File = new("model");
    private static readonly Argument<int> Epochs = new("epochs"), Batch = new("batch"), Threads = new("threads");

    public static Command Create()
    {
        var command = new Command("mnist", "Train 784-128-10 on MNIST and save it; print the test accuracy and the peak of memory.") { Folder, File, Epochs, Batch, Threads };
        command.SetAction(result =>
        {
            var accuracy = MnistTraining.Run(result.GetValue(Folder)!, result.GetValue(File)!, result.GetValue(Epochs), result.GetValue(Batch), result.GetValue(Threads));
            Console.WriteLine(WholeRun.Line(accuracy, PeakMemory.Own));
        });
        return command;
    }
}
