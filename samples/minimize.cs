#:project ../src/Descent/Descent.csproj

// Gradient descent on plain functions: write the function in C# operators, its gradient comes by itself.
// prints:   1000   -1.2348                -0.1700  0.0000
using Descent.Optimizers;
using Descent.Training;

Console.WriteLine("g(w) = (w⁴ + w² + 10 w) / 50, from w = 2.5: each step is w ← w − rate · g′(w), with rate 1.\n");
var quartic = Minimizer.Minimize(w => (w.Power(4) + w.Square() + 10 * w).Sum() / 50, start: [2.5], new Sgd(1.0), steps: 1000);
Print(quartic, 0, 1, 2, 3, 5, 10, 20, 50, 100, 1000);
Console.WriteLine("\nThe slope shrinks as the valley's floor comes near, so the steps shrink by themselves, until w rests at -1.2348.\n");

Console.WriteLine("g(w₁, w₂) = w₁² + w₂² + 2, from (-1.5, 2), with rate 0.1, until the gradient's norm is below 1e-3.\n");
var bowl = new Minimizer(new Sgd(0.1)) { GradientNormBelow = 1e-3 }.Run(w => w.Square().Sum() + 2, new[] { -1.5, 2 });
Print(bowl, 0, 1, 2, 3, 5, 10, 20, bowl.Steps);
Console.WriteLine($"\n{bowl.Reason} Each step multiplies both coordinates by 0.8: a straight way to the lowest point, g(0, 0) = 2.\n");

Console.WriteLine("The same bowl with rate 1.1: every step jumps past the floor and lands higher on the other side.\n");
Print(Minimizer.Minimize(w => w.Square().Sum() + 2, [-1.5, 2], new Sgd(1.1), steps: 5), 0, 1, 2, 3, 4, 5);

static void Print(MinimizerResult result, params int[] steps)
{
    Console.WriteLine($"{"step",6}  {"w",-20}  {"g(w)",9}  |gradient|");
    foreach (var step in steps)
    {
        var row = result.Path[step];
        var point = string.Join(", ", row.Point.ToDoubles().Select(number => $"{number,8:0.0000}"));
        Console.WriteLine($"{step,6}  {point,-20}  {row.Value,9:0.0000}  {row.GradientNorm:0.0000}");
    }
}
