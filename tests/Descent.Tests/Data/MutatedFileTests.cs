using System.Text;
using Descent.Data;
using Descent.Graph;

namespace Descent.Tests.Data;

public sealed class MutatedFileTests : DataTests
{
    private const string Specials = ",;\t|\"\n\r \0.-eE?N9\u00ff\u00c3";

    /// <summary>A good file with a few bytes changed, inserted, removed or its end cut off is used or refused by the reader's own exception: nothing else.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Damaged_files_are_used_or_refused(long seed)
    {
        var good = Encoding.Latin1.GetBytes("id,age,sex,\"name, first\",target\r\n" + string.Concat(Rows(20).Select(i => $"{i},{20 + i * 7 % 50},{"mf"[i % 2]},\"n \"\"{i % 3}\"\"\",{i % 2}\r\n")));
        var train = Csv.Read(new StringReader(Encoding.Latin1.GetString(good)), "good.csv");
        var pipeline = Pipeline.Fit(train, Schema.Infer(train), Rows(20));
        var random = new RandomStream(seed, "mutations");
        var (used, refused) = (0, 0);
        for (var i = 0; i < 500; i++)
        {
            using var file = new TemporaryFile(".csv", Mutate(good, random));
            try
            {
                var table = Csv.Read(file.Path);
                pipeline.Features(table);
                Pipeline.Fit(table, Schema.Infer(table), Rows(table.RowCount)).Features(table);
                used++;
            }
            catch (DataException error)
            {
                Assert.StartsWith(file.Path, error.Message);
                refused++;
            }
        }
        Assert.True(used > 20 && refused > 100, $"{used} used, {refused} refused");
    }

    private static byte[] Mutate(byte[] good, RandomStream random)
    {
        var bytes = good.ToList();
        for (var changes = 1 + random.NextInt(3); changes > 0; changes--)
        {
            var place = random.NextInt(bytes.Count);
            var special = (byte)Specials[random.NextInt(Specials.Length)];
            switch (random.NextInt(8))
            {
                case 0: bytes.RemoveRange(place + 1, bytes.Count - place - 1); break;
                case < 3: bytes.Insert(place, special); break;
                case < 5 when bytes.Count > 1: bytes.RemoveAt(place); break;
                default: bytes[place] = special; break;
            }
        }
        return [.. bytes];
    }
}
