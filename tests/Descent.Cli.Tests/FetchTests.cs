using System.IO.Compression;
using System.Security.Cryptography;
using Descent.Cli.Downloads;
using Descent.Cli.Output;
using Descent.Data;

namespace Descent.Cli.Tests;

public sealed class FetchTests : IDisposable
{
    private const string First = "train-images-idx3-ubyte";

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, byte[]> _files = [];
    private readonly ImageSetInfo _set;

    /// <summary>A set of four files of random bytes, which do not compress: their length is about 40,000 each.</summary>
    public FetchTests() => _set = ImageSets.Mnist with
    {
        Name = "tiny", Title = "Tiny",
        Files = [.. ImageSets.Mnist.Files.Select((file, i) =>
        {
            var content = new byte[40_000];
            for (var j = 0; j < content.Length; j++) content[j] = (byte)(SHA256.HashData(BitConverter.GetBytes(j / 32 + i * 10_000))[j % 32]);
            _files[file.Name + ".gz"] = Compress(content, CompressionLevel.Optimal);
            return file with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)) };
        })],
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_files_are_downloaded_once()
    {
        using var server = new LoopbackServer(_files);
        var output = Fetch(server.Address);
        Assert.Equal([.. _set.Files.Select(file => (file.Name + ".gz", 0))], server.Requests);
        Assert.Equal(4, output.Split("fetching").Length - 1);
        AssertWhole();
        Assert.Equal("", Fetch(server.Address));
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public void A_connection_that_is_cut_goes_on_where_it_was()
    {
        using var server = new LoopbackServer(_files) { CutAfter = 15_000 };
        Fetch(server.Address);
        AssertWhole();
        Assert.Equal([0, 15_000, 30_000], server.Requests.Where(request => request.File.StartsWith(First, StringComparison.Ordinal)).Select(request => request.From));
    }

    [Fact]
    public void What_is_cut_off_without_a_told_length_is_no_whole_file()
    {
        using var server = new LoopbackServer(_files) { TellsLength = false, CutAfter = 15_000 };
        Fetch(server.Address);
        AssertWhole();
        Assert.Equal([0, 15_000, 30_000], server.Requests.Where(request => request.File.StartsWith(First, StringComparison.Ordinal)).Select(request => request.From));
    }

    [Fact]
    public void A_part_that_is_cut_off_stays_for_the_next_run()
    {
        using (var torn = new LoopbackServer(_files) { TellsLength = false, HasRanges = false, CutAfter = 15_000 })
            Assert.Contains("cut off", Assert.Throws<DownloadException>(() => Fetch(torn.Address)).Message);
        Assert.Equal(15_000, new FileInfo(PartPath).Length);
        using var server = new LoopbackServer(_files);
        Fetch(server.Address);
        AssertWhole();
        Assert.Equal((First + ".gz", 15_000), server.Requests[0]);
    }

    [Fact]
    public void A_file_without_end_is_asked_for_once_and_leaves_nothing()
    {
        using var server = new LoopbackServer(_files);
        using var client = new HttpClient();
        Directory.CreateDirectory(_folder["tiny"]);
        var download = new FileDownload(client, _set.Files[0], _folder["tiny"], _ => { }, largest: 10_000);
        var message = Assert.Throws<DownloadException>(() => download.Run([server.Address], CancellationToken.None).GetAwaiter().GetResult()).Message;
        Assert.Contains("the file is larger than 10000 bytes", message);
        Assert.Single(server.Requests);
        Assert.Empty(Directory.GetFiles(_folder["tiny"]));
    }

    [Fact]
    public void Another_set_s_files_in_the_data_folder_stay_and_this_set_s_serve()
    {
        foreach (var name in _files.Keys) File.WriteAllBytes(_folder[name], Compress([1, 2, 3], CompressionLevel.Fastest));
        using var server = new LoopbackServer(_files);
        Assert.DoesNotContain("warning", Fetch(server.Address));
        AssertWhole();
        Assert.All(_files.Keys, name => Assert.Equal(Compress([1, 2, 3], CompressionLevel.Fastest), File.ReadAllBytes(_folder[name])));

        Directory.Delete(_folder["tiny"], recursive: true);
        foreach (var (name, content) in _files) File.WriteAllBytes(_folder[name], content);
        Assert.Equal("", Fetch("http://127.0.0.1:1"));
        Assert.False(Directory.Exists(_folder["tiny"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".gz")]
    public void A_whole_file_of_another_set_is_not_replaced(string extension)
    {
        Directory.CreateDirectory(_folder["tiny"]);
        var other = Path.Combine(_folder["tiny"], First + extension);
        File.WriteAllBytes(other, extension == "" ? [1, 2, 3] : Compress([1, 2, 3], CompressionLevel.Fastest));
        var before = File.ReadAllBytes(other);
        using var server = new LoopbackServer(_files);
        var message = Assert.Throws<DownloadException>(() => Fetch(server.Address)).Message;
        Assert.StartsWith($"{other} is not Tiny's: the SHA-256 of its uncompressed content is {Convert.ToHexStringLower(SHA256.HashData([1, 2, 3]))}", message);
        Assert.EndsWith("Move it away, then repeat the command.", message);
        Assert.Equal(before, File.ReadAllBytes(other));
    }

    [Fact]
    public void A_data_folder_that_cannot_be_made_is_told_with_the_remedy()
    {
        File.WriteAllText(_folder["file"], "in the way");
        var run = CommandRun.Of("datasets", "fetch", "mnist", "--data-dir", _folder["file"]);
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains($"--data-dir {_folder["file"]}: a folder that can be made and written to is needed", run.Error.ReplaceLineEndings(" "));
        Assert.Contains("DESCENT_DATA", run.Error);
    }

    [Fact]
    public void A_stopped_download_is_resumed()
    {
        WritePart(_files[First + ".gz"][..12_345]);
        using var server = new LoopbackServer(_files);
        Assert.Contains($"resuming  {First}: 13 kB of it have arrived before", Fetch(server.Address));
        AssertWhole();
        Assert.Equal((First + ".gz", 12_345), server.Requests[0]);
    }

    [Fact]
    public void What_has_arrived_stays_when_the_user_stops()
    {
        using var server = new LoopbackServer(_files);
        using var stop = new CancellationTokenSource();
        using var client = new HttpClient();
        Directory.CreateDirectory(_folder["tiny"]);
        var download = new FileDownload(client, _set.Files[0], _folder["tiny"], _ => stop.Cancel());
        Assert.ThrowsAny<OperationCanceledException>(() => download.Run([server.Address], stop.Token).GetAwaiter().GetResult());
        Assert.InRange(new FileInfo(PartPath).Length, 1, long.MaxValue);
        Assert.False(File.Exists(Path.Combine(_folder["tiny"], First + ".gz")));
        Fetch(server.Address);
        AssertWhole();
    }

    [Fact]
    public void A_part_that_is_whole_is_not_downloaded_again()
    {
        WritePart(_files[First + ".gz"]);
        using var server = new LoopbackServer(_files);
        Fetch(server.Address);
        AssertWhole();
        Assert.DoesNotContain(server.Requests, request => request.File.StartsWith(First, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(60_000)]
    public void A_part_of_another_mirror_is_thrown_away(int length)
    {
        WritePart(new byte[length]);
        using var server = new LoopbackServer(_files);
        Fetch(server.Address);
        AssertWhole();
    }

    [Fact]
    public void A_server_that_sends_no_parts_sends_all_again()
    {
        WritePart(_files[First + ".gz"][..100]);
        using var server = new LoopbackServer(_files) { HasRanges = false, CutAfter = 20_000, Cuts = 1 };
        Fetch(server.Address);
        AssertWhole();
    }

    [Fact]
    public void The_next_mirror_has_what_the_first_lacks_or_has_wrong()
    {
        using var empty = new LoopbackServer([]);
        using var wrong = new LoopbackServer(_files.ToDictionary(file => file.Key, _ => Compress([1, 2, 3], CompressionLevel.Fastest)));
        using var right = new LoopbackServer(_files);
        Fetch(empty.Address, wrong.Address, right.Address);
        AssertWhole();
        Assert.Equal((4, 4, 4), (empty.Requests.Count, wrong.Requests.Count, right.Requests.Count));
    }

    [Fact]
    public void Wrong_content_is_refused_with_both_hashes()
    {
        using var server = new LoopbackServer(_files.ToDictionary(file => file.Key, _ => Compress([1, 2, 3], CompressionLevel.Fastest)));
        var message = Assert.Throws<DownloadException>(() => Fetch(server.Address)).Message;
        Assert.Contains($"{server.Address}/{First}.gz: it holds something else", message);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData([1, 2, 3])), message);
        Assert.Contains(_set.Files[0].Sha256, message);
        Assert.Empty(Directory.GetFiles(_folder["tiny"]));
    }

    [Fact]
    public void Each_mirror_s_failure_is_told()
    {
        using var empty = new LoopbackServer([]);
        const string closed = "http://127.0.0.1:1";
        var message = Assert.Throws<DownloadException>(() => Fetch(empty.Address, closed)).Message;
        Assert.Contains($"{empty.Address}/{First}.gz: the server answers 404 Not Found.", message);
        Assert.Contains($"{closed}/{First}.gz: Connection refused", message);
        Assert.Contains("repeat the command", message);
    }

    [Fact]
    public void A_mirror_whose_file_is_damaged_is_told_from_a_missing_one()
    {
        using var server = new LoopbackServer(_files.ToDictionary(file => file.Key, file => file.Value[..5_000]));
        Assert.Contains("the mirror's file is damaged, name another one with --mirror", Assert.Throws<DownloadException>(() => Fetch(server.Address)).Message);
    }

    [Fact]
    public void A_damaged_file_is_downloaded_anew()
    {
        Directory.CreateDirectory(_folder["tiny"]);
        File.WriteAllBytes(Path.Combine(_folder["tiny"], First + ".gz"), _files[First + ".gz"][..5_000]);
        using var server = new LoopbackServer(_files);
        Fetch(server.Address);
        AssertWhole();
    }

    [Fact]
    public void The_command_fetches_MNIST()
    {
        var source = ImageSets.Mnist.Find() ?? Shared();
        Assert.SkipUnless(source is not null, "There is no MNIST to serve: neither where DESCENT_DATA points nor in ../shared/data beside the repository.");
        using var server = new LoopbackServer(Directory.GetFiles(source!, "*.gz").ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes)) { CutAfter = 5_000_000 };
        string[] command = ["datasets", "fetch", "mnist", "--data-dir", _folder.Path, "--mirror", "http://127.0.0.1:1", "--mirror", server.Address];
        Assert.Contains("whole and checked, in", CommandRun.Success(command));
        Assert.Equal(60_000, Datasets.Mnist(_folder.Path).Train.Count);
        var requests = server.Requests.Count;
        CommandRun.Success(command);
        Assert.Equal(requests, server.Requests.Count);
    }

    [Theory]
    [InlineData("There is no image set 'mnisst'. Did you mean 'mnist'? The image sets are mnist, fashion-mnist.", "mnisst")]
    [InlineData("heart comes with Descent: there is nothing to fetch.", "heart")]
    [InlineData("--mirror needs an address that begins with http:// or https://, got 'ftp://x'.", "mnist", "--mirror", "ftp://x")]
    public void What_cannot_be_fetched_is_told(string message, params string[] args)
    {
        var run = CommandRun.Of(["datasets", "fetch", .. args]);
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains(message, run.Error);
    }

    [Theory, InlineData("datasets", "show", "MNIST"), InlineData("datasets", "export", "mnist"), InlineData("train", "mnist")]
    public void An_image_set_is_not_taken_for_a_table(params string[] args) =>
        Assert.Contains("mnist is an image set, no table: 'descent datasets fetch mnist' downloads it", CommandRun.Of(args).Error);

    private string PartPath => Path.Combine(_folder["tiny"], First + ".gz.part");

    private void WritePart(byte[] content)
    {
        Directory.CreateDirectory(_folder["tiny"]);
        File.WriteAllBytes(PartPath, content);
    }

    private string Fetch(params string[] mirrors)
    {
        using var output = new StringWriter();
        new ImageSetDownload(_set, _folder.Path, mirrors).Run(new Screen(output, output, CommandRun.Width), CancellationToken.None);
        return output.ToString();
    }

    private void AssertWhole()
    {
        Assert.Equal([.. _set.Files.Select(file => file.Name + ".gz").Order()], Directory.GetFiles(_folder["tiny"]).Select(file => Path.GetFileName(file)!).Order());
        Assert.All(_set.Files, file => Assert.Equal(file.Sha256, ImageSetFile.HashOf(Path.Combine(_folder["tiny"], file.Name + ".gz"))));
    }

    private static string? Shared()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (ImageSets.Mnist.Find(Path.Combine(folder, "shared", "data")) is { } found) return found;
        return null;
    }

    private static byte[] Compress(byte[] content, CompressionLevel level)
    {
        using var result = new MemoryStream();
        using (var gzip = new GZipStream(result, level)) gzip.Write(content);
        return result.ToArray();
    }
}
