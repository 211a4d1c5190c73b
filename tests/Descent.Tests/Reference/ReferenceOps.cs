using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Tests.Reference;

/// <summary>What each op computes, in plain loops.</summary>
internal static class ReferenceOps
{
    /// <summary>The outputs of an op. <see cref="Input"/> is the evaluator's own affair.</summary>
    public static Values[] Apply(Op op, TensorType[] types, Values[] inputs)
    {
        var type = types[0];
        return op switch
        {
            Constant constant => [FromNumbers(type, constant)],
            ReadVariable read => [Values.From(read.Variable.Read())],
            StopGradient => [inputs[0]],
            Unary unary => [Map(type, inputs[0], unary)],
            Binary binary => [Combine(type, inputs[0], inputs[1], binary)],
            Compare compare => [Relate(type, inputs[0], inputs[1], compare.Relation)],
            Select => [Choose(type, inputs)],
            Cast => [Convert(type, inputs[0])],
            Reshape => [Values.Move(type, inputs[0], i => i)],
            Broadcast => [Repeat(type, inputs[0])],
            Transpose transpose => [Values.Move(type, inputs[0], i => TransposedPlace(i, type.Shape, inputs[0].Shape, transpose.Permutation))],
            Slice slice => [Values.Move(type, inputs[0], i => Shifted(i, type.Shape, inputs[0].Shape, slice.Starts))],
            Pad pad => [Pad(type, inputs[0], pad)],
            Concat concat => [Concat(type, inputs, concat.Axis)],
            Reduce reduce => [Reduce(type, inputs[0], reduce)],
            ArgMax argMax => [ArgMax(type, inputs[0], argMax.Axis)],
            MatMul matMul => [MatMul(type, inputs[0], inputs[1], matMul)],
            Convolution convolution => [ReferenceConvolution.Forward(type, inputs[0], inputs[1], convolution.Settings)],
            ConvolutionInputGradient spread => [ReferenceConvolution.InputGradient(type, inputs[0], inputs[1], spread.Settings)],
            ConvolutionKernelGradient sum => [ReferenceConvolution.KernelGradient(type, inputs[0], inputs[1], sum.Settings)],
            MaxPool pool => ReferenceConvolution.MaxPool(types, inputs[0], pool),
            MaxPoolGradient => [ReferenceConvolution.MaxPoolGradient(type, inputs[0], inputs[1])],
            Gather => [TakeRows(type, inputs[0], inputs[1])],
            ScatterAdd => [AddRows(type, inputs[0], inputs[1])],
            RandomUniform random => [Random(type, inputs, random.Stream)],
            Scan scan => ReferenceScan.Apply(scan, types, inputs),
            FusedElementwise fused => Fused(types, inputs, fused),
            _ => throw new NotSupportedException($"{op.Name} has no reference form: add one here."),
        };
    }

    private static Values FromNumbers(TensorType type, Constant constant)
    {
        var result = new Values(type);
        for (var i = 0; i < result.Count; i++)
        {
            if (result.IsFloat) result.Set(i, constant.Values[i]);
            else result.Set(i, type.DType == DType.Bool ? (constant.Values[i] != 0 ? 1L : 0) : (long)constant.Values[i]);
        }
        return result;
    }

    private static Values Map(TensorType type, Values x, Unary unary)
    {
        var result = new Values(type);
        for (var i = 0; i < result.Count; i++)
        {
            if (x.IsFloat) result.Set(i, ReferenceMath.Apply(unary.Function, x.Reals[i]));
            else result.Set(i, ReferenceMath.Apply(unary.Function, x.Integers[i]));
        }
        return result;
    }

    private static Values Combine(TensorType type, Values a, Values b, Binary binary)
    {
        var result = new Values(type);
        for (var i = 0; i < result.Count; i++)
        {
            if (a.IsFloat) result.Set(i, ReferenceMath.Apply(binary.Function, a.Reals[i], b.Reals[i]));
            else result.Set(i, ReferenceMath.Apply(binary.Function, a.Integers[i], b.Integers[i]));
        }
        return result;
    }

    private static Values Relate(TensorType type, Values a, Values b, Relation relation)
    {
        var result = new Values(type);
        for (var i = 0; i < result.Count; i++)
            result.Set(i, (a.IsFloat ? ReferenceMath.Holds(relation, a.Reals[i], b.Reals[i]) : ReferenceMath.Holds(relation, a.Integers[i], b.Integers[i])) ? 1L : 0);
        return result;
    }

    private static Values Choose(TensorType type, Values[] inputs)
    {
        var result = new Values(type);
        for (var i = 0; i < result.Count; i++) result.Copy(i, inputs[inputs[0].Integers[i] != 0 ? 1 : 2], i);
        return result;
    }

    private static Values Convert(TensorType type, Values x)
    {
        var result = new Values(type);
        for (var i = 0; i < result.Count; i++)
        {
            if (type.DType == DType.Bool) result.Set(i, (x.IsFloat ? x.Reals[i] != 0 : x.Integers[i] != 0) ? 1L : 0);
            else if (result.IsFloat) result.Set(i, x.IsFloat ? x.Reals[i] : x.Integers[i]);
            else result.Set(i, x.IsFloat ? (long)x.Reals[i] : x.Integers[i]);
        }
        return result;
    }

    private static Values Repeat(TensorType type, Values x)
    {
        var added = type.Shape.Rank - x.Shape.Rank;
        return Values.Move(type, x, i =>
        {
            var index = Indices.Of(i, type.Shape)[added..];
            for (var axis = 0; axis < index.Length; axis++) if (x.Shape[axis] == 1) index[axis] = 0;
            return Indices.Place(index, x.Shape);
        });
    }

    private static int TransposedPlace(int place, Shape shape, Shape source, ValueList<int> permutation)
    {
        var index = Indices.Of(place, shape);
        var from = new int[index.Length];
        for (var axis = 0; axis < index.Length; axis++) from[permutation[axis]] = index[axis];
        return Indices.Place(from, source);
    }

    /// <summary>The place in another array of an element whose index is moved by an offset.</summary>
    private static int Shifted(int place, Shape shape, Shape other, IReadOnlyList<int> offsets)
    {
        var index = Indices.Of(place, shape);
        for (var axis = 0; axis < index.Length; axis++) index[axis] += offsets[axis];
        return Indices.Place(index, other);
    }

    private static Values Pad(TensorType type, Values x, Pad pad)
    {
        var result = new Values(type);
        for (var i = 0; i < result.Count; i++)
        {
            if (result.IsFloat) result.Set(i, pad.Value);
            else result.Set(i, (long)pad.Value);
        }
        for (var i = 0; i < x.Count; i++) result.Copy(Shifted(i, x.Shape, type.Shape, pad.Before), x, i);
        return result;
    }

    private static Values Concat(TensorType type, Values[] inputs, int axis)
    {
        var result = new Values(type);
        var offsets = new int[type.Shape.Rank];
        foreach (var input in inputs)
        {
            for (var i = 0; i < input.Count; i++) result.Copy(Shifted(i, input.Shape, type.Shape, offsets), input, i);
            offsets[axis] += input.Shape[axis];
        }
        return result;
    }

    private static Values Reduce(TensorType type, Values x, Reduce reduce)
    {
        Shape kept = [.. x.Shape.Select((length, axis) => reduce.Axes.Contains(axis) ? 1 : length)];
        var result = new Values(type);
        if (reduce.Reduction == Reduction.Max)
        {
            Array.Fill(result.Reals, double.NegativeInfinity);
            Array.Fill(result.Integers, long.MinValue);
        }
        for (var i = 0; i < x.Count; i++)
        {
            var index = Indices.Of(i, x.Shape);
            foreach (var axis in reduce.Axes) index[axis] = 0;
            var place = Indices.Place(index, kept);
            if (reduce.Reduction == Reduction.Sum) result.Add(place, x, i);
            else if (x.IsFloat) result.Reals[place] = Math.Max(result.Reals[place], x.Reals[i]);
            else result.Integers[place] = Math.Max(result.Integers[place], x.Integers[i]);
        }
        return result.Rounded();
    }

    private static Values ArgMax(TensorType type, Values x, int axis)
    {
        var result = new Values(type);
        for (var i = 0; i < result.Count; i++)
        {
            List<int> index = [.. Indices.Of(i, type.Shape)];
            index.Insert(axis, 0);
            var best = Indices.Place(index.ToArray(), x.Shape);
            for (index[axis] = 1; index[axis] < x.Shape[axis]; index[axis]++)
            {
                var place = Indices.Place(index.ToArray(), x.Shape);
                if (!(x.IsFloat ? x.Reals[place] > x.Reals[best] : x.Integers[place] > x.Integers[best])) continue;
                best = place;
                result.Set(i, (long)index[axis]);
            }
        }
        return result;
    }

    private static Values MatMul(TensorType type, Values left, Values right, MatMul op)
    {
        var (rows, columns) = (type.Shape[^2], type.Shape[^1]);
        var inner = left.Shape[op.TransposeLeft ? ^2 : ^1];
        var batches = rows * columns == 0 ? 0 : (int)type.Shape.Size / (rows * columns);
        var result = new Values(type);
        for (var batch = 0; batch < batches; batch++)
            for (var row = 0; row < rows; row++)
                for (var column = 0; column < columns; column++)
                {
                    var sum = 0.0;
                    for (var k = 0; k < inner; k++)
                    {
                        var a = op.TransposeLeft ? (k * rows) + row : (row * inner) + k;
                        var b = op.TransposeRight ? (column * inner) + k : (k * columns) + column;
                        sum += left.Reals[(batch * rows * inner) + a] * right.Reals[(batch * inner * columns) + b];
                    }
                    result.Set((((batch * rows) + row) * columns) + column, sum);
                }
        return result;
    }

    private static Values TakeRows(TensorType type, Values table, Values rows)
    {
        var width = (int)table.Shape[1..].Size;
        return Values.Move(type, table, i => (Row(rows.Integers[i / width], table.Shape[0]) * width) + (i % width));
    }

    private static Values AddRows(TensorType type, Values values, Values rows)
    {
        var width = (int)type.Shape[1..].Size;
        var result = new Values(type);
        for (var i = 0; i < values.Count; i++) result.Add((Row(rows.Integers[i / width], type.Shape[0]) * width) + (i % width), values, i);
        return result.Rounded();
    }

    private static int Row(long row, int count) => row >= 0 && row < count ? (int)row
        : throw new ArgumentOutOfRangeException(nameof(row), $"Row {row} is outside 0..{count - 1}.");

    private static Values Random(TensorType type, Values[] inputs, string stream)
    {
        var key = Philox.Key(inputs[0].Integers[0], stream);
        var step = (ulong)inputs[1].Integers[0];
        var result = new Values(type);
        var width = type.Shape.Rank == 0 ? 1 : (int)type.Shape[1..].Size;
        for (var i = 0; i < result.Count; i++)
        {
            var (row, element) = ((ulong)(inputs[2].Integers[0] + (i / width)), i % width);
            var perCounter = type.DType == DType.Float32 ? 4 : 2;
            var words = Philox.Generate(key, (row << 32) | (uint)(element / perCounter), step);
            uint[] word = [words.X, words.Y, words.Z, words.W];
            var at = element % perCounter;
            result.Set(i, perCounter == 4 ? (word[at] >> 8) / (double)(1 << 24) : ((((ulong)word[(2 * at) + 1] << 32) | word[2 * at]) >> 11) / (double)(1L << 53));
        }
        return result;
    }

    private static Values[] Fused(TensorType[] types, Values[] inputs, FusedElementwise fused)
    {
        List<Values> registers = [.. inputs.Select(input => Repeat(new(input.Type.DType, fused.Iteration), input))];
        foreach (var step in fused.Steps)
        {
            var type = new TensorType(step.DType, fused.Iteration);
            registers.Add(step.Op is Constant constant
                ? Repeat(type, FromNumbers(new(step.DType, Shape.Scalar), constant))
                : Apply(step.Op, [type], [.. step.Arguments.Select(register => registers[register])])[0]);
        }
        return [.. fused.Results.Select(register => registers[register])];
    }
}
