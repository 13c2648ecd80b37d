using System.IO.Compression;
using System.Xml;

namespace Dashboard.Data.Sheets;

/// <summary>What a package of parts may hold.</summary>
/// <param name="Parts">The most parts.</param>
/// <param name="UnpackedBytes">The most bytes of all parts that are read, unpacked.</param>
internal readonly record struct OfficePackageLimits(int Parts, long UnpackedBytes);

/// <summary>What is wrong with a package before anybody asks what it is.</summary>
internal enum OfficePackageFault
{
    TooManyParts,
    Encrypted,

    /// <summary>The parts contradict each other or break off.</summary>
    Broken,

    /// <summary>Unpacked it is larger than the limits, or the ratio is abnormal.</summary>
    Bomb,
}

/// <summary>The reading of a package ends with a fault.</summary>
internal sealed class OfficePackageException(OfficePackageFault fault, string part) : Exception($"{fault}: {part}")
{
    public OfficePackageFault Fault => fault;

    public string Part => part;
}

/// <summary>
/// The parts of a file of an office program (ECMA-376) that a stranger made, unpacked under limits: nothing in it is run or followed, and
/// no size that the file states of itself is believed.
/// </summary>
internal sealed class OfficePackage
{
    public const string ContentTypes = "[Content_Types].xml";

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true,
    };

    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly OfficePackageLimits _limits;
    private readonly Action _watch;
    private readonly long _announced = 1;
    private long _unpacked;

    /// <param name="watch">Called while unpacking: it throws when nobody waits any longer.</param>
    /// <exception cref="OfficePackageException">The parts are too many, locked, named twice or outside of the package.</exception>
    public OfficePackage(ZipArchive zip, OfficePackageLimits limits, Action watch)
    {
        (_limits, _watch) = (limits, watch);
        if (zip.Entries.Count > limits.Parts)
        {
            throw new OfficePackageException(OfficePackageFault.TooManyParts, "");
        }

        foreach (var entry in zip.Entries)
        {
            if (entry.IsEncrypted)
            {
                throw new OfficePackageException(OfficePackageFault.Encrypted, entry.FullName);
            }

            var path = entry.FullName.Replace('\\', '/').TrimStart('/'); // some programs write \
            if (!_parts.TryAdd(path, entry) || ("/" + path).Contains("/../", StringComparison.Ordinal))
            {
                throw new OfficePackageException(OfficePackageFault.Broken, entry.FullName);
            }

            _announced += entry.Length;
        }
    }

    /// <summary>0 to 1: how much of what the parts announce has been unpacked.</summary>
    public double Share => (double)_unpacked / _announced;

    /// <summary>The parts in their order in the file.</summary>
    public IEnumerable<string> Names => _parts.Keys;

    public bool Has(string path) => _parts.ContainsKey(path);

    public XmlReader Open(string path) => XmlReader.Create(OpenBytes(path), Safe);

    /// <summary>A part that is no XML.</summary>
    public Stream OpenBytes(string path) => _parts.TryGetValue(path, out var entry)
        ? new Unpacking(this, entry) : throw new OfficePackageException(OfficePackageFault.Broken, path);

    /// <summary>The part of the first relationship of a type; null: there is none.</summary>
    /// <param name="of">Empty: the package itself.</param>
    /// <param name="type">How the type ends: /styles.</param>
    public string? Target(string of, string type) =>
        Relationships(of).Values.FirstOrDefault(r => r.Type.EndsWith(type, StringComparison.Ordinal)).Path;

    /// <summary>What a part refers to, by identifier.</summary>
    /// <param name="of">Empty: the package itself.</param>
    public Dictionary<string, (string Type, string Path)> Relationships(string of)
    {
        var slash = of.LastIndexOf('/') + 1;
        var path = $"{of[..slash]}_rels/{of[slash..]}.rels";
        var found = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        if (!_parts.ContainsKey(path))
        {
            return found;
        }

        using var xml = Open(path);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" })
            {
                found[xml.GetAttribute("Id") ?? ""] = (xml.GetAttribute("Type") ?? "", Resolved(of[..slash], (xml.GetAttribute("Target") ?? "").Replace('\\', '/')));
            }
        }

        return found;
    }

    /// <summary>The kinds of content that the file says it holds.</summary>
    public IReadOnlyList<string> Types()
    {
        var types = new List<string>();
        using var xml = Open(ContentTypes);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.GetAttribute("ContentType") is { } type)
            {
                types.Add(type);
            }
        }

        return types;
    }

    /// <summary>ppt/slides/ and ../media/logo.png are ppt/media/logo.png.</summary>
    private static string Resolved(string folder, string target)
    {
        if (target.StartsWith('/'))
        {
            return target[1..];
        }

        while (target.StartsWith("../", StringComparison.Ordinal))
        {
            (target, folder) = (target[3..], folder.Length == 0 ? "" : folder[..(folder.TrimEnd('/').LastIndexOf('/') + 1)]);
        }

        return folder + target;
    }

    /// <summary>What comes out of the packing, counted: the sizes that a file states of itself prove nothing.</summary>
    private sealed class Unpacking(OfficePackage package, ZipArchiveEntry entry) : Stream
    {
        private readonly Stream _inner = entry.Open();
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var count = _inner.Read(buffer);
            _read += count;
            package._unpacked += count;
            package._watch();
            var bomb = package._unpacked > package._limits.UnpackedBytes
                || (_read > SheetLimits.UnpackedFreely && _read > entry.CompressedLength * SheetLimits.Ratio);
            return bomb ? throw new OfficePackageException(OfficePackageFault.Bomb, entry.FullName) : count;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            _inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
